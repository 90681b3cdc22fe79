package dev.countersign.trace.store;

/** Is told how a load goes, now and then. */
public interface Progress {
  /** Says nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void loaded(long transactions, long known) {}

        @Override
        public void sorted(long lists) {}
      };

  /**
   * So many transactions were written.
   *
   * @param known so many before them were there already
   */
  void loaded(long transactions, long known);

  /** All are written; of so many accounts and assets the balances are in order. */
  void sorted(long lists);
}
