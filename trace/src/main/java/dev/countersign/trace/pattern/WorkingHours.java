package dev.countersign.trace.pattern;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * In which part of the day those who held stolen value paid for transactions. Where nearly all fall
 * into ten hours, over many days, it says something of the time zone.
 */
final class WorkingHours {
  private static final int HOURS = 24;
  private static final int SHIFT = 10;
  private static final int DAY = 86_400;
  private static final int FEWEST = 20;
  private static final int FEWEST_DAYS = 5;

  /** The hour at which a working day is taken to begin. */
  private static final int MORNING = 9;

  private WorkingHours() {}

  static List<Pattern> find(Traced traced) {
    Set<Long> positions = new HashSet<>();
    Set<Long> days = new HashSet<>();
    int[] hours = new int[HOURS];
    for (Flow flow : traced.trace().flows()) {
      Transaction transaction = traced.ledger().transaction(flow.position());
      boolean own =
          transaction.time() > 0
              && (transaction.payer() == flow.from() || transaction.payer() == Ledger.NOBODY)
              && !traced.isService(flow.from());
      if (own && positions.add(flow.position())) {
        hours[(int) (transaction.time() % DAY / 3_600)]++;
        days.add(transaction.time() / DAY);
      }
    }
    int best = 0;
    int most = 0;
    for (int begin = 0; begin < HOURS; begin++) {
      int within = 0;
      for (int i = 0; i < SHIFT; i++) {
        within += hours[(begin + i) % HOURS];
      }
      if (within > most) {
        most = within;
        best = begin;
      }
    }
    int all = positions.size();
    if (all < FEWEST || days.size() < FEWEST_DAYS || most * 10L < all * 9L) {
      return List.of();
    }
    int zone = Math.floorMod(MORNING - best + 11, HOURS) - 11;
    return List.of(
        new Pattern(
            Pattern.Kind.WORKING_HOURS,
            String.format(
                Locale.ROOT,
                "%d of %d transactions on %d days fall between %02d:00 and %02d:00 UTC, which are"
                    + " the working hours of a time zone near UTC%+d.",
                most,
                all,
                days.size(),
                best,
                (best + SHIFT) % HOURS,
                zone),
            List.copyOf(positions),
            List.of()));
  }
}
