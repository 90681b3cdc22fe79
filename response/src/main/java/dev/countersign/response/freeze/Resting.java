package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stolen value at one address in one asset.
 *
 * @param holder who can stop it; null where nobody is known who could
 * @param what so much of what rests there
 * @param value the same in smallest units of what was stolen, where it was exchanged on the way
 * @param confidence how sure the trace is, in percent, 1 to 100; 100 where every step stands in a
 *     chain
 * @param arrivals that brought it, at least one, in the order of time; together never less than
 *     rests
 */
public record Resting(
    @Nullable Holder holder,
    String address,
    Quantity what,
    Amount value,
    int confidence,
    List<Arrival> arrivals) {
  /** The most transactions of one. */
  public static final int MOST_ARRIVALS = 10_000;

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Resting {
    arrivals = List.copyOf(arrivals);
    Text.present(address, "the address", Text.LINE);
    Text.within(arrivals, "transactions", MOST_ARRIVALS);
    if (what.amount().isZero()) {
      throw new IllegalArgumentException("nothing rests at " + address);
    }
    if (confidence < 1 || confidence > 100) {
      throw new IllegalArgumentException("a confidence is 1 to 100 percent, not " + confidence);
    }
    Amount brought = arrivals.stream().map(Arrival::amount).reduce(Amount.ZERO, Amount::plus);
    if (brought.compareTo(what.amount()) < 0) {
      throw new IllegalArgumentException(
          "at "
              + address
              + " rest "
              + what.amount()
              + " units of "
              + what.asset().key()
              + ", but its transactions brought only "
              + brought);
    }
  }
}
