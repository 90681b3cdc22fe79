package dev.countersign.watch.wallet;

/** A wallet of the company, on whatever chain. */
public sealed interface Watched permits OwnWallet, OwnBitcoin {
  /** What the journal calls it. */
  String subject();

  /** What people call it. */
  String label();

  /** The account, for people; a wallet of many addresses by its label. */
  String shown();
}
