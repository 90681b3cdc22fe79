package dev.countersign.drill.measure;

import java.util.Collection;

/**
 * How many.
 *
 * @param people different ones
 * @param sent mails
 * @param reported mails that their recipients reported
 * @param acted mails on which their recipients acted
 * @param unknown mails of which it is not known who acted
 */
public record Counts(int people, int sent, int reported, int acted, int unknown) {
  /** Of results. */
  public static Counts of(Collection<Result> results) {
    int reported = 0;
    int acted = 0;
    int unknown = 0;
    for (Result one : results) {
      reported += one.reportedAt() == null ? 0 : 1;
      switch (one.standing()) {
        case NOTHING -> {}
        case ACTED -> acted++;
        case PRESSED, NOT_KNOWN -> unknown++;
      }
    }
    int people = Math.toIntExact(results.stream().map(Result::person).distinct().count());
    return new Counts(people, results.size(), reported, acted, unknown);
  }

  /** The share that was reported, in thousandths; 0 of none. */
  public int reportedShare() {
    return thousandths(reported, sent);
  }

  /** The share that was acted on, in thousandths; 0 of none. */
  public int actedShare() {
    return thousandths(acted, sent);
  }

  static int thousandths(int some, int all) {
    return all == 0 ? 0 : Math.toIntExact(Math.round(1000.0 * some / all));
  }
}
