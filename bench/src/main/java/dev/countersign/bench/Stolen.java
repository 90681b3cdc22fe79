package dev.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  /** The share that others took since then, from 0 to 1; 0 where it is not told. */
  double since() {
    Stolen now = now();
    return now.all == all ? 0 : (double) (now.stolen - stolen) / (now.all - all);
  }
}
