package dev.countersign.cli.command;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of Bitcoin that were named, with their logins, which no sentence repeats. */
final class BitcoinClients {
  private static final int LONGEST_LOGIN = 1_000;

  private BitcoinClients() {}

  /**
   * Clients of those nodes.
   *
   * @param logins none, one for all nodes, or one for each
   * @throws UnreadableInput when a URL or a file cannot be read, or there is another number of
   *     files
   */
  static List<NodeClient> of(@Nullable List<String> urls, @Nullable List<Path> logins) {
    List<String> nodes = urls == null ? List.of() : urls;
    List<Path> files = logins == null ? List.of() : logins;
    boolean each = files.size() == nodes.size();
    boolean all = files.size() <= 1 && !nodes.isEmpty();
    if (!each && !all) {
      throw new UnreadableInput(
          "The option --bitcoin-rpc-login-file is there "
              + files.size()
              + " times; expected once for all nodes (--bitcoin-rpc), or once for each of the "
              + nodes.size());
    }
    List<NodeClient> clients = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      clients.add(
          files.isEmpty()
              ? HttpNodeClient.at(nodes.get(i))
              : HttpNodeClient.at(
                  nodes.get(i),
                  HttpNodeClient.TIMEOUT,
                  login(files.get(files.size() == 1 ? 0 : i))));
    }
    return clients;
  }

  private static String login(Path file) {
    String line;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      char[] read = new char[LONGEST_LOGIN + 1];
      int count = Math.max(0, lines.read(read));
      line = String.valueOf(read, 0, count).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new UnreadableInput("The login of the Bitcoin node could not be read from " + file);
    }
    if (line.indexOf(':') < 1 || line.length() > LONGEST_LOGIN) {
      throw new UnreadableInput(
          "The first line of " + file + " is no login; expected a user, a colon and a password");
    }
    return line;
  }
}
