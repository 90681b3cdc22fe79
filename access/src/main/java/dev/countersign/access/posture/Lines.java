package dev.countersign.access.posture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of evidence. */
final class Lines {
  private static final int MOST = 20;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Lines() {}

  /** At most twenty, and how many more there are. */
  static List<String> of(List<String> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST));
    some.add("and " + (all.size() - MOST) + " more");
    return some;
  }

  /** "never" where there is none. */
  static String moment(@Nullable Instant at) {
    return at == null ? "never" : MOMENT.format(at);
  }

  static String many(long number, String one, String several) {
    return number == 0 ? "no " + several : number + " " + (number == 1 ? one : several);
  }
}
