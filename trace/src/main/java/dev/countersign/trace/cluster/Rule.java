package dev.countersign.trace.cluster;

/** By what two addresses are taken for one owner's. */
public enum Rule {
  /** They were spent from in one transaction, which whoever has both keys can sign. */
  COMMON_INPUT,
  /** One gave change back to the other. */
  CHANGE,
  /** Deposit addresses of one service, which sweeps them. */
  DEPOSIT
}
