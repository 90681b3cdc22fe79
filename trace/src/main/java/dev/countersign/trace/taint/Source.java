package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What was stolen: an amount of one asset. */
public sealed interface Source {
  /** No asset of the ledger: what was stolen is counted in the units of another one. */
  int ELSEWHERE = -1;

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

  /**
   * What comes over bridges from other ledgers and leaves for them, besides what was stolen in this
   * one. Value that comes keeps the units in which it was counted before.
   *
   * @param theft what was stolen in this ledger itself; nothing where value only came from
   *     elsewhere
   */
  record Bridged(Optional<Source> theft, List<Arrived> arrivals, List<Exit> exits)
      implements Source {
    /** Keeps copies. */
    public Bridged {
      arrivals = List.copyOf(arrivals);
      exits = List.copyOf(exits);
    }

    @Override
    public int asset() {
      return theft.map(Source::asset).orElse(ELSEWHERE);
    }
  }

  /**
   * Stolen value that an account got in one transaction out of a bridge.
   *
   * @param position of the transaction, after which the account has more of the asset; behind the
   *     theft
   * @param tainted so much of what it got is stolen, above zero; where it got less that was not
   *     stolen before, all of that
   * @param source what that stands for, in the units of what was stolen, zero or more
   * @param hops over how many accounts it came until here at the least
   */
  record Arrived(
      long position, int account, int asset, BigInteger tainted, BigInteger source, int hops) {
    /** Checks the ranges. */
    public Arrived {
      if (position < 0 || tainted.signum() <= 0 || source.signum() < 0 || hops < 0) {
        throw new IllegalArgumentException("no such arrival: " + position + ", " + tainted);
      }
    }
  }

  /**
   * What an account that is not known for a bridge takes to another chain of what it gets in one
   * transaction: that rests there, and whatever else the account has is followed on.
   *
   * @param part so much of it leaves, at most the whole
   * @param whole so much of the asset it gets, above zero
   */
  record Exit(long position, int account, int asset, BigInteger part, BigInteger whole) {
    /** Checks the ranges. */
    public Exit {
      if (part.signum() < 0 || whole.signum() <= 0 || part.compareTo(whole) > 0) {
        throw new IllegalArgumentException("no such part: " + part + " of " + whole);
      }
    }

    /** So much leaves of a number that is an even share, rounded down. */
    public BigInteger of(BigInteger number) {
      return number.multiply(part).divide(whole);
    }

    /** What leaves of a flow's value; see {@link #of}. */
    public BigInteger source(BigInteger tainted, BigInteger source) {
      return tainted.signum() == 0 ? BigInteger.ZERO : source.multiply(of(tainted)).divide(tainted);
    }
  }
}
