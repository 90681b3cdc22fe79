package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What thieves look for, by its path; the list stands in {@code treasures.txt}. */
final class Treasures {
  /**
   * Something worth stealing.
   *
   * @param part of its path, in lower case
   */
  record Treasure(Kind kind, Taint taint, String part, String name) {}

  private static final List<Treasure> PATHS = new ArrayList<>();
  private static final List<Treasure> IDS = new ArrayList<>();
  private static final List<String> KEPT = new ArrayList<>();

  static {
    for (String line : Role.Resource.lines("treasures.txt")) {
      int blank = line.indexOf(' ');
      String rest = line.substring(blank + 1);
      switch (line.substring(0, blank)) {
        case "WALLET-ID" ->
            IDS.add(
                new Treasure(
                    Kind.READS_WALLETS,
                    Taint.WALLET,
                    rest.substring(0, rest.indexOf(' ')),
                    rest.substring(rest.indexOf(' ') + 1)));
        case "WALLET" -> path(Kind.READS_WALLETS, Taint.WALLET, rest);
        case "BROWSER" -> path(Kind.READS_BROWSER, Taint.BROWSER, rest);
        case "KEYS" -> path(Kind.READS_KEYS, Taint.KEYS, rest);
        case "PERSIST" -> KEPT.add(rest);
        default -> throw new IllegalStateException("No kind of treasure: " + line);
      }
    }
  }

  private Treasures() {}

  private static void path(Kind kind, Taint taint, String part) {
    PATHS.add(new Treasure(kind, taint, part, part));
  }

  /** What a file's path leads to. */
  static Optional<Treasure> at(String path) {
    String plain = plain(path);
    Optional<Treasure> wallet = id(plain);
    return wallet.isPresent()
        ? wallet
        : PATHS.stream().filter(treasure -> isIn(plain, treasure.part())).findFirst();
  }

  /** The browser wallet whose id stands in a text that is not a web address. */
  static Optional<Treasure> id(String text) {
    return text.contains("://")
        ? Optional.empty()
        : IDS.stream().filter(treasure -> text.contains(treasure.part())).findFirst();
  }

  /** Where a file is run again by the system, if a path leads there. */
  static Optional<String> kept(String path) {
    String plain = plain(path);
    return KEPT.stream().filter(part -> isIn(plain, part)).findFirst();
  }

  /** A part begins and ends where a name does, so that .ssh is not found in .sshd. */
  private static boolean isIn(String path, String part) {
    int at = path.indexOf(part);
    while (at >= 0) {
      int end = at + part.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(path.charAt(at - 1));
      boolean ends = end == path.length() || !Character.isLetterOrDigit(path.charAt(end));
      if (begins && (ends || part.endsWith("/"))) {
        return true;
      }
      at = path.indexOf(part, at + 1);
    }
    return false;
  }

  private static String plain(String path) {
    return path.toLowerCase(Locale.ROOT).replace('\\', '/').replaceAll("/{2,}", "/");
  }
}
