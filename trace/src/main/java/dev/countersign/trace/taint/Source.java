package dev.countersign.trace.taint;

import java.util.OptionalInt;
import java.util.Set;

/** What was stolen: an amount of one asset. */
public sealed interface Source {
  /** The asset whose smallest units the whole trace counts in. */
  int asset();

  /**
   * Everything of the asset that comes to an account from a position on, and was not stolen before.
   *
   * @param from the first position that counts
   */
  record OfAccount(int account, int asset, long from) implements Source {}

  /**
   * Everything of the asset that these accounts have: what comes to them, and what they give
   * without that the ledger saw it coming. For thieves whose addresses are known, but not how they
   * got it.
   */
  record OfAccounts(Set<Integer> accounts, int asset) implements Source {
    /** Keeps a copy. */
    public OfAccounts {
      accounts = Set.copyOf(accounts);
    }
  }

  /**
   * What one transaction gave of the asset to whoever has more of it afterwards.
   *
   * @param taker only what this account got; nothing for all of them
   */
  record OfTransaction(long position, int asset, OptionalInt taker) implements Source {}
}
