package dev.countersign.chain.rlp;

import java.util.List;

/**
 * Items in order.
 *
 * @param items may be empty
 */
public record RlpList(List<RlpItem> items) implements RlpItem {
  /** The list of no items. */
  public static final RlpList EMPTY = new RlpList(List.of());

  /** Copies the list. */
  public RlpList {
    items = List.copyOf(items);
  }

  /** The items in order. */
  public static RlpList of(RlpItem... items) {
    return new RlpList(List.of(items));
  }
}
