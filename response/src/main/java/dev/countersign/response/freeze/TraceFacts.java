package dev.countersign.response.freeze;

import java.time.Instant;
import java.util.List;

/**
 * A trace's answer, as far as requests need it.
 *
 * @param at when it was traced
 * @param method how mixed value was told apart, in words
 * @param stolen what it began with
 * @param accounted for, one for each asset: the trace's own totals, against which sums are checked
 * @param resting all of it, also what nobody can stop, fees and the like
 */
public record TraceFacts(
    Instant at, String method, Quantity stolen, List<Quantity> accounted, List<Resting> resting) {
  /** The most places where value rests. */
  public static final int MOST_PLACES = 100_000;

  /**
   * Checks bounds; whether it adds up is said by {@link Balance}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public TraceFacts {
    accounted = List.copyOf(accounted);
    resting = List.copyOf(resting);
    Text.present(method, "the trace's method", Text.LINE);
    Text.within(at, "the time of the trace");
    Text.within(resting, "places", MOST_PLACES);
  }
}
