package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.LongIndex;
import dev.countersign.trace.ledger.Move;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moves come to for each account and asset, in the order in which they first take part. Those
 * of one account can be gone through from its first.
 */
final class Net {
  /** With fewer, looking through them all is faster than an index. */
  private static final int MANY = 16;

  private static final int NONE = -1;

  private int[] accounts;
  private int[] assets;
  private BigInteger[] amounts;

  /** The next one of the same account. */
  private int[] nexts;

  /** The last one of the account, where this is its first; else nothing. */
  private int[] lasts;

  private int size;
  private @Nullable LongIndex byBoth;
  private @Nullable LongIndex byAccount;
  private int[] firsts = new int[0];

  Net(List<Move> moves) {
    int room = Math.max(4, Math.min(2 * moves.size(), 2 * MANY));
    accounts = new int[room];
    assets = new int[room];
    amounts = new BigInteger[room];
    nexts = new int[room];
    lasts = new int[room];
    for (Move move : moves) {
      if (move.from() != move.to() && move.amount().signum() > 0) {
        add(move.from(), move.asset(), move.amount().negate());
        add(move.to(), move.asset(), move.amount());
      }
    }
  }

  int size() {
    return size;
  }

  int account(int i) {
    return accounts[i];
  }

  int asset(int i) {
    return assets[i];
  }

  BigInteger amount(int i) {
    return amounts[i];
  }

  /** Whether it is its account's first. */
  boolean isFirst(int i) {
    return lasts[i] != NONE;
  }

  /** The next one of the same account; below zero for none. */
  int next(int i) {
    return nexts[i];
  }

  private void add(int account, int asset, BigInteger amount) {
    int there = find(account, asset);
    if (there != NONE) {
      amounts[there] = amounts[there].add(amount);
      return;
    }
    if (size == accounts.length) {
      accounts = Arrays.copyOf(accounts, 2 * size);
      assets = Arrays.copyOf(assets, 2 * size);
      amounts = Arrays.copyOf(amounts, 2 * size);
      nexts = Arrays.copyOf(nexts, 2 * size);
      lasts = Arrays.copyOf(lasts, 2 * size);
    }
    int first = first(account);
    accounts[size] = account;
    assets[size] = asset;
    amounts[size] = amount;
    nexts[size] = NONE;
    lasts[size] = NONE;
    if (first == NONE) {
      lasts[size] = size;
    } else {
      nexts[lasts[first]] = size;
      lasts[first] = size;
    }
    size++;
    index(size - 1, first == NONE);
  }

  private int find(int account, int asset) {
    if (byBoth != null) {
      return byBoth.get(LongIndex.key(account, asset));
    }
    for (int i = 0; i < size; i++) {
      if (accounts[i] == account && assets[i] == asset) {
        return i;
      }
    }
    return NONE;
  }

  private int first(int account) {
    if (byAccount != null) {
      int number = byAccount.get(LongIndex.key(account, 0));
      return number < 0 ? NONE : firsts[number];
    }
    for (int i = 0; i < size; i++) {
      if (accounts[i] == account) {
        return i;
      }
    }
    return NONE;
  }

  private void index(int added, boolean isFirst) {
    if (size == MANY) {
      byBoth = new LongIndex();
      byAccount = new LongIndex();
      for (int i = 0; i < size; i++) {
        note(i, isFirst(i));
      }
    } else if (size > MANY) {
      note(added, isFirst);
    }
  }

  private void note(int i, boolean isFirst) {
    LongIndex both = byBoth;
    LongIndex one = byAccount;
    if (both == null || one == null) {
      return;
    }
    both.add(
        LongIndex.key(accounts[i], assets[i])); // its number is i, since all are added in order
    if (isFirst) {
      int number = one.add(LongIndex.key(accounts[i], 0));
      if (number >= firsts.length) {
        firsts = Arrays.copyOf(firsts, Math.max(2 * firsts.length, MANY));
      }
      firsts[number] = i;
    }
  }
}
