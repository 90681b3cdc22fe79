package dev.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much of the processors others took who share the machine ({@code steal} in {@code
 * /proc/stat}); nothing where that is not told.
 *
 * @param stolen in the ticks of all processors together
 * @param all of them
 */
record Stolen(long stolen, long all) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 8;
  private static final int KINDS = 9;

  /** Up to now. */
  static Stolen now() {
    try {
      List<String> words = List.of(Files.readAllLines(STAT).getFirst().split(" +"));
      long all = words.subList(1, KINDS).stream().mapToLong(Long::parseLong).sum();
      return new Stolen(Long.parseLong(words.get(STEAL)), all);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return new Stolen(0, 0);
    }
  }

  /** Since then, in words; empty where it is not told. */
  String since() {
    Stolen now = now();
    return now.all == all
        ? ""
        : String.format(
            Locale.ROOT, "  stolen %.0f %%", 100.0 * (now.stolen - stolen) / (now.all - all));
  }
}
