package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import java.util.Set;

/** What is known of accounts and assets that decides how value is followed. */
public interface Roles {
  /**
   * Where value that comes to an account rests.
   *
   * @return {@link Place#HELD} for one whose value is followed on
   */
  Place place(int account);

  /**
   * The same for value of one asset, where what an account does with it tells what it is.
   *
   * @return {@link Place#HELD} for one whose value is followed on
   */
  default Place place(int account, int asset) {
    return place(account);
  }

  /**
   * Whether an asset is worth something, so that what is got of it in exchange stands for what was
   * given. Where it is not, value is followed to whoever took what was given.
   */
  boolean valued(int asset);

  /** Nothing is known, but that the zero address has no key. */
  static Roles unknown(Ledger ledger) {
    return of(ledger, Set.of());
  }

  /** These accounts are services, and the zero address has no key. */
  static Roles of(Ledger ledger, Set<Integer> services) {
    int zero = ledger.account("0x0000000000000000000000000000000000000000").orElse(Ledger.NOBODY);
    return new Roles() {
      @Override
      public Place place(int account) {
        if (account == zero) {
          return Place.BURNT;
        }
        return services.contains(account) ? Place.SERVICE : Place.HELD;
      }

      @Override
      public boolean valued(int asset) {
        return true;
      }
    };
  }
}
