package dev.countersign.watch.wallet;

import java.util.Optional;

/** Transactions of Bitcoin that were checked and allowed, by whoever keeps it. */
@FunctionalInterface
public interface CheckedSpends {
  /**
   * What the journal calls the check that allowed a transaction.
   *
   * @param unsignedTxid the id without scripts in its inputs, as explorers show ids
   * @return empty where none did
   */
  Optional<String> allowed(String unsignedTxid);
}
