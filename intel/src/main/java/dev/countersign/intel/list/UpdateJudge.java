package dev.countersign.intel.list;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a version of a list replaces the one in force. A list is never emptied silently:
 * what is empty, of another kind, older, or much smaller is refused, and the last good version
 * stays.
 */
public final class UpdateJudge {
  /** The smallest part of the entries before that a new version may have, in percent. */
  public static final int SMALLEST_PERCENT = 50;

  private static final int FEW = 10;

  private UpdateJudge() {}

  /** What is decided. */
  public sealed interface Decision {
    /** The new version is in force. */
    record Take(ListVersion version) implements Decision {}

    /** It is the one in force already. */
    record Same(ListVersion version) implements Decision {}

    /**
     * The one in force stays.
     *
     * @param sentence why
     */
    record Refuse(String sentence) implements Decision {}
  }

  /**
   * Decides.
   *
   * @param before the version in force; empty where there is none
   * @param read the new one
   * @param list the id of the list that it should be; empty where any will do
   * @param sha256 what the hash of its bytes must be; empty where nobody said
   * @param smaller whether somebody agreed that it may be much smaller
   * @param now when it was got
   */
  public static Decision judge(
      Optional<ListVersion> before,
      ReadList read,
      String list,
      Optional<String> sha256,
      boolean smaller,
      Instant now) {
    if (sha256.isPresent() && !sha256.get().toLowerCase(Locale.ROOT).equals(read.sha256())) {
      return new Decision.Refuse("its SHA-256 is " + read.sha256() + ", expected " + sha256.get());
    }
    String id = read.source().id();
    if (!list.isEmpty() && !list.equals(id)) {
      return new Decision.Refuse("it is the list " + id + ", expected " + list);
    }
    if (read.subjects() == 0) {
      return new Decision.Refuse("it is empty; a published list has entries");
    }
    return before
        .map(old -> against(old, read, smaller, now))
        .orElseGet(() -> new Decision.Take(read.version(now)));
  }

  private static Decision against(ListVersion old, ReadList read, boolean smaller, Instant now) {
    if (old.sha256().equals(read.sha256())) {
      return new Decision.Same(read.version(now));
    }
    if (!old.source().id().equals(read.source().id())) {
      return new Decision.Refuse(
          "it is the list " + read.source().id() + ", expected " + old.source().id());
    }
    boolean older =
        read.published().isPresent()
            && old.published().isPresent()
            && read.published().get().isBefore(old.published().get());
    if (older) {
      return new Decision.Refuse(
          "it is of "
              + read.published().get()
              + ", older than the version in force of "
              + old.published().get());
    }
    if (!smaller && shrank(old.subjects(), read.subjects())) {
      return new Decision.Refuse(sizes(old.subjects(), read.subjects(), "entries"));
    }
    if (!smaller && shrank(old.entries(), read.entries().size())) {
      return new Decision.Refuse(sizes(old.entries(), read.entries().size(), "addresses"));
    }
    return new Decision.Take(read.version(now));
  }

  /** A list of a few entries may lose more of them; none may lose all. */
  private static boolean shrank(int before, int now) {
    return before > 0
        && (now == 0 || (before > FEW && 100L * now < (long) SMALLEST_PERCENT * before));
  }

  private static String sizes(int before, int now, String what) {
    return String.format(
        Locale.ROOT,
        "it has %,d %s where the version in force has %,d; if that is right, say so",
        now,
        what,
        before);
  }
}
