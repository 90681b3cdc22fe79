package dev.countersign.access.wallet;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whose agreement is enough to move a wallet's value. More of it is never less. */
public sealed interface Needed permits Voice, Needed.Some, Needed.Asked {
  /** Nobody's agreement is enough. */
  Needed NEVER = new Some(1, List.of());

  /**
   * So many of these, or more.
   *
   * @param least 1 or more; more than there are is never met
   */
  record Some(int least, List<Needed> of) implements Needed {
    /** Copies. */
    public Some {
      of = List.copyOf(of);
      if (least < 1) {
        throw new IllegalArgumentException("at least one is needed");
      }
    }

    @Override
    public boolean met(Predicate<Voice> agrees) {
      if (of.size() < least) {
        return false;
      }
      int met = 0;
      for (Needed one : of) {
        if (one.met(agrees) && ++met == least) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Somebody asks, and others agree: what whoever asks says of it does not count.
   *
   * @param by those who can ask
   * @param others whose agreement is needed then; null for nobody's
   */
  record Asked(List<Voice> by, @Nullable Some others) implements Needed {
    /** Copies. */
    public Asked {
      by = List.copyOf(by);
    }

    @Override
    public boolean met(Predicate<Voice> agrees) {
      for (Voice asks : by) {
        if (agrees.test(asks)
            && (others == null
                || others.met(one -> agrees.test(one) && !one.who().equals(asks.who())))) {
          return true;
        }
      }
      return false;
    }
  }

  /** All of these. */
  static Some all(List<Needed> of) {
    return new Some(Math.max(1, of.size()), of);
  }

  /** Any of these. */
  static Some any(List<Needed> of) {
    return new Some(1, of);
  }

  /** Whether those who agree are enough. */
  boolean met(Predicate<Voice> agrees);
}
