package dev.countersign.cli.access;

import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.network.MaxMindFile;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.network.NetworkKind;
import dev.countersign.access.network.NetworkList;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of networks, out of the files and blocks that the command line names. */
final class ScanNetworks {
  private static final long LONGEST_LIST = 256L << 20;

  private ScanNetworks() {}

  /**
   * Reads them.
   *
   * @throws UnreadableInput when one cannot be read, saying which and why
   */
  static NetworkDirectory of(List<String> files, List<String> company) {
    NetworkList list = new NetworkList();
    List<MaxMindFile> databases = new ArrayList<>();
    for (String file : files) {
      Path path = path(file);
      if (file.toLowerCase(Locale.ROOT).endsWith(".mmdb")) {
        databases.add(MaxMindFile.open(path));
      } else {
        list.add(NetworkList.read(lines(path), null, "The list of networks " + file));
      }
    }
    list.add(NetworkList.read(company, NetworkKind.COMPANY, "--company-networks"));
    return new KnownNetworks(list, databases);
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UnreadableInput(
          "A file of networks has a name that no file can have: " + e.getReason());
    }
  }

  private static List<String> lines(Path path) {
    try {
      if (Files.size(path) > LONGEST_LIST) {
        throw new UnreadableInput("The list of networks " + path + " is larger than 256 MiB");
      }
      return Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableInput(
          "The list of networks " + path + " could not be read: " + LogSource.cause(e));
    }
  }
}
