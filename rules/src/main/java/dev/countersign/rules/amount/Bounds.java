package dev.countersign.rules.amount;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A range of values.
 *
 * @param low null where there is no lower end
 * @param lowIn whether the lower end itself is inside ("at least"), or not ("over")
 * @param high null where there is no upper end
 * @param highIn whether the upper end itself is inside ("at most"), or not ("under")
 */
public record Bounds<T extends Comparable<? super T>>(
    @Nullable T low, boolean lowIn, @Nullable T high, boolean highIn) {
  /** Checks that there is an end. */
  public Bounds {
    if (low == null && high == null) {
      throw new IllegalArgumentException("a range has at least one end");
    }
  }

  /** Whether the value is inside. */
  public boolean contains(T value) {
    T from = low;
    T to = high;
    if (from != null) {
      int side = value.compareTo(from);
      if (side < 0 || (side == 0 && !lowIn)) {
        return false;
      }
    }
    if (to != null) {
      int side = value.compareTo(to);
      return side < 0 || (side == 0 && highIn);
    }
    return true;
  }

  /** True when no value is inside. */
  public boolean isEmpty() {
    T from = low;
    T to = high;
    if (from == null || to == null) {
      return false;
    }
    int side = from.compareTo(to);
    return side > 0 || (side == 0 && !(lowIn && highIn));
  }

  /** Whether every value inside the other is inside this one too. */
  public boolean covers(Bounds<T> other) {
    return coversLow(other) && coversHigh(other);
  }

  private boolean coversLow(Bounds<T> other) {
    T mine = low;
    T theirs = other.low;
    if (mine == null) {
      return true;
    }
    if (theirs == null) {
      return false;
    }
    int side = theirs.compareTo(mine);
    return side > 0 || (side == 0 && (lowIn || !other.lowIn));
  }

  private boolean coversHigh(Bounds<T> other) {
    T mine = high;
    T theirs = other.high;
    if (mine == null) {
      return true;
    }
    if (theirs == null) {
      return false;
    }
    int side = theirs.compareTo(mine);
    return side < 0 || (side == 0 && (highIn || !other.highIn));
  }

  /** In words: "over 5 and at most 10". */
  public String words(Function<T, String> value) {
    T from = low;
    T to = high;
    String lower = from == null ? "" : (lowIn ? "at least " : "over ") + value.apply(from);
    String upper = to == null ? "" : (highIn ? "at most " : "under ") + value.apply(to);
    return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " and " + upper;
  }
}
