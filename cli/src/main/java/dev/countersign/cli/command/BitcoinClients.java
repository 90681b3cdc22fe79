package dev.countersign.cli.command;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.cli.login.NodeLogin;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of Bitcoin that were named, with their logins, which no sentence repeats. */
final class BitcoinClients {

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
                  NodeLogin.in(files.get(files.size() == 1 ? 0 : i))));
    }
    return clients;
  }
}
