package dev.countersign.response.freeze;

import java.time.Instant;
import java.util.List;

/**
 * Asks one holder to stop what rests there.
 *
 * @param reference tells it from the others of its case, such as {@code CASE-7/2}
 * @param stolen all that was stolen, of which this is a part
 * @param tracedAt when the amounts were read
 * @param method of the trace, in words
 * @param items at least one, all of this holder
 */
public record FreezeRequest(
    String reference,
    Terms terms,
    Holder holder,
    Quantity stolen,
    Instant tracedAt,
    String method,
    List<Resting> items) {
  /** The most addresses of one request. */
  public static final int MOST_ITEMS = 10_000;

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public FreezeRequest {
    items = List.copyOf(items);
    Text.present(reference, "the reference", 80);
    Text.present(method, "the trace's method", Text.LINE);
    Text.within(tracedAt, "the time of the trace");
    Text.within(items, "addresses", MOST_ITEMS);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a request without an address asks for nothing");
    }
    for (Resting item : items) {
      if (!holder.equals(item.holder())) {
        throw new IllegalArgumentException(
            "what rests at " + item.address() + " is not with " + holder.words());
      }
    }
  }

  /** What is asked for, one for each asset, in the order of the assets' keys. */
  public List<Quantity> totals() {
    return Quantity.sums(items.stream().map(Resting::what).toList());
  }
}
