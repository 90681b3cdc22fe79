package dev.countersign.trace.ledger;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/** Transactions in the order of the chain. Nothing in it changes while it is read. */
public interface Ledger {
  /** No account. */
  int NOBODY = -1;

  /** The number of the chain's own coin. */
  int NATIVE = 0;

  /** The ledger that this one only passes on; itself where there is none. */
  default Ledger under() {
    return this;
  }

  /** The number of an account, or nothing where the ledger has none of that name. */
  OptionalInt account(String name);

  /** The name of an account: an address, or a Bitcoin output. */
  String account(int number);

  /** The address that people know an account by: its name, or what a Bitcoin output pays to. */
  default String address(int number) {
    return account(number);
  }

  /** The accounts that an address stands for; none where the ledger has none of it. */
  default List<Integer> accountsAt(String address) {
    OptionalInt number = account(address);
    return number.isPresent() ? List.of(number.getAsInt()) : List.of();
  }

  /** What the asset of that number is. */
  Asset asset(int number);

  /** The number of an asset, or nothing where the ledger has none of it. */
  OptionalInt asset(Asset asset);

  /** The transaction at a position. */
  Transaction transaction(long position);

  /** The same with an empty hash, which is much less to read where hashes are kept apart. */
  default Transaction unhashed(long position) {
    return transaction(position);
  }

  /**
   * What each gas of the transaction at a position cost in the end ({@code effectiveGasPrice}), in
   * the smallest units of the chain's coin, 1 or more; nothing where the ledger does not know it.
   */
  default OptionalLong gasPrice(long position) {
    return OptionalLong.empty();
  }

  /**
   * Reads a transaction that moves one thing, and whose amounts are {@link Int128}.
   *
   * @return false for any other, which is read by {@link #transaction}
   */
  boolean one(long position, OneMove into);

  /**
   * Reads a transaction of a few moves.
   *
   * @return false for one that does not fit, which is read by {@link #transaction}; a ledger need
   *     not know any that do
   */
  default boolean few(long position, FewMoves into) {
    return false;
  }

  /** Tells whose balance somebody will not ask for, since they know it. */
  interface Known {
    /** Whether they know it; may be wrong, which costs time only. */
    boolean isKnown(int account, int asset);
  }

  /** Whether it is of use to say beforehand what will be asked for. */
  default boolean looksAhead() {
    return false;
  }

  /**
   * Some positions will be followed soon: the transactions there will be read, and the balances
   * asked for of those who get something by them and whose balance is not known.
   *
   * @param first a multiple of 64
   * @param bits which of the 64 positions from there on; the lowest bit is the first
   * @param known may be asked by another thread
   */
  default void expect(long first, long bits, Known known) {}

  /** The position of the transaction with that hash, or nothing where there is none. */
  OptionalLong position(Bytes hash);

  /** How many transactions there are; their positions are 0 to this, not including it. */
  long size();

  /**
   * Where an account's balance of an asset may change: it sends, receives or pays a fee.
   *
   * @param from the first position that counts
   * @return positions, each once, the smallest first
   */
  PrimitiveIterator.OfLong positions(int account, int asset, long from);

  /**
   * What an account held before a position, as far as the ledger shows it: what came less what
   * went, a fee before what its transaction moves. Where more went than the ledger saw coming, the
   * difference was there before it begins, and is gone.
   *
   * @return zero or more
   */
  BigInteger balanceBefore(int account, int asset, long position);
}
