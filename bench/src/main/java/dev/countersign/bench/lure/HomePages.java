package dev.countersign.bench.lure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Domains of ordinary pages that nobody chose for this: where the programs of a system come from.
 */
final class HomePages {
  private static final Pattern LINE =
      Pattern.compile("^Homepage: *[a-z]+://(?:www\\.)?([^/:\\s]+).*");

  private HomePages() {}

  /** Of Debian's packages, as apt knows them; empty, and said so, where there is no apt. */
  static List<String> ofDebian() throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder("apt-cache", "dumpavail").start();
    } catch (IOException e) {
      System.out.println("There is no apt-cache here: home pages of packages are left out.");
      return List.of();
    }
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> domains =
          lines
              .lines()
              .map(LINE::matcher)
              .filter(Matcher::matches)
              .map(found -> found.group(1).toLowerCase(Locale.ROOT))
              .distinct()
              .sorted()
              .toList();
      process.waitFor();
      return domains;
    }
  }
}
