package dev.countersign.trace.cluster;

/** What a ledger says of an address besides one payment. */
interface History {
  /** Whether an address was paid to or spent from before a position. */
  boolean isSeen(String address, long before);

  /** Whether exactly one output of the whole ledger pays to an address. */
  boolean receivesOnce(String address);
}
