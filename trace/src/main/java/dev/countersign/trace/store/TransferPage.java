package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.FewMoves;
import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Transactions that stand on one page, read side by side. */
final class TransferPage {
  /** So many transactions are on a page. */
  static final int ROOM = 64;

  /** Who pays the fee: nobody, who sends the first move, or one that is named. */
  static final int NO_PAYER = 0;

  static final int FIRST_SENDER = 1;
  static final int NAMED_PAYER = 2;
  static final int HAS_FEE = 4;
  static final int SHIFT = 3;

  private final long number;
  private final int accountsBefore;
  private final int assetsBefore;
  private final int count;
  private final long[] blocks;
  private final long[] times;
  private final int[] payers;
  private final int[] firstMoves;

  /** For each transaction its fee and for each move its amount, as two longs. */
  private final long[] fees;

  /** For each transaction its gas price, 0 for none. */
  private final long[] prices;

  private int[] moves;
  private long[] amounts;
  private final Map<Integer, BigInteger> wideFees = new HashMap<>(0);
  private final Map<Integer, BigInteger> wideAmounts = new HashMap<>(0);

  TransferPage(long number, byte[] page) {
    this.number = number;
    Unpacker in = new Unpacker(page);
    accountsBefore = in.integer();
    assetsBefore = in.integer();
    blocks = new long[ROOM];
    times = new long[ROOM];
    count = places(in);
    payers = new int[count];
    fees = new long[2 * count];
    prices = new long[count];
    firstMoves = new int[count + 1];
    moves = new int[3 * count];
    amounts = new long[2 * count];
    for (int i = 0; i < count; i++) {
      transaction(in, i);
    }
  }

  private int places(Unpacker in) {
    int at = 0;
    long block = 0;
    long time = 0;
    for (int run = in.integer(); run > 0; run--) {
      int many = in.integer();
      block += in.signed();
      time += in.signed();
      Arrays.fill(blocks, at, at + many, block);
      Arrays.fill(times, at, at + many, time);
      at += many;
    }
    return at;
  }

  private void transaction(Unpacker in, int i) {
    long shape = in.number();
    payers[i] = (shape & NAMED_PAYER) != 0 ? in.integer() : Ledger.NOBODY;
    if ((shape & HAS_FEE) != 0) {
      prices[i] = in.fee();
      fees[2 * i] = in.high();
      fees[2 * i + 1] = in.low();
      BigInteger wide = in.wide();
      if (wide != null) {
        wideFees.put(i, wide);
      }
    }
    int first = firstMoves[i];
    int end = first + (int) (shape >>> SHIFT);
    firstMoves[i + 1] = end;
    if (3 * end > moves.length) {
      moves = Arrays.copyOf(moves, Math.max(2 * moves.length, 3 * end));
      amounts = Arrays.copyOf(amounts, moves.length / 3 * 2 + 2);
    }
    for (int move = first; move < end; move++) {
      moves[3 * move] = in.integer();
      moves[3 * move + 1] = in.integer();
      moves[3 * move + 2] = in.integer();
      in.amount();
      amounts[2 * move] = in.high();
      amounts[2 * move + 1] = in.low();
      BigInteger wide = in.wide();
      if (wide != null) {
        wideAmounts.put(move, wide);
      }
    }
    if ((shape & FIRST_SENDER) != 0) {
      payers[i] = moves[3 * first];
    }
  }

  long number() {
    return number;
  }

  int count() {
    return count;
  }

  /** How many accounts had a number before the page's first transaction. */
  int accountsBefore() {
    return accountsBefore;
  }

  int assetsBefore() {
    return assetsBefore;
  }

  long block(int i) {
    return blocks[i];
  }

  long time(int i) {
    return times[i];
  }

  int payer(int i) {
    return payers[i];
  }

  BigInteger fee(int i) {
    BigInteger wide = wideFees.get(i);
    return wide != null ? wide : Int128.of(fees[2 * i], fees[2 * i + 1]);
  }

  /** What a transaction's gas cost; nothing where it is not known. */
  OptionalLong gasPrice(int i) {
    return prices[i] > 0 ? OptionalLong.of(prices[i]) : OptionalLong.empty();
  }

  /** Where a transaction's moves begin; behind the last one's is where they end. */
  int firstMove(int i) {
    return firstMoves[i];
  }

  /** Who gets what moves. */
  int to(int move) {
    return moves[3 * move + 1];
  }

  int asset(int move) {
    return moves[3 * move + 2];
  }

  List<Move> moves(int i) {
    List<Move> all = new ArrayList<>(firstMoves[i + 1] - firstMoves[i]);
    for (int move = firstMoves[i]; move < firstMoves[i + 1]; move++) {
      BigInteger wide = wideAmounts.get(move);
      all.add(
          new Move(
              moves[3 * move],
              moves[3 * move + 1],
              moves[3 * move + 2],
              wide != null ? wide : Int128.of(amounts[2 * move], amounts[2 * move + 1])));
    }
    return all;
  }

  Transaction transaction(int i, Bytes hash) {
    return new Transaction(
        number * ROOM + i, hash, blocks[i], times[i], moves(i), payers[i], fee(i));
  }

  /** Reads a transaction of one move whose amounts fit; false for any other. */
  boolean one(int i, OneMove into) {
    int move = firstMoves[i];
    if (firstMoves[i + 1] != move + 1
        || (!wideFees.isEmpty() && wideFees.containsKey(i))
        || (!wideAmounts.isEmpty() && wideAmounts.containsKey(move))) {
      return false;
    }
    into.move(
        moves[3 * move],
        moves[3 * move + 1],
        moves[3 * move + 2],
        amounts[2 * move],
        amounts[2 * move + 1]);
    into.fee(payers[i], fees[2 * i], fees[2 * i + 1]);
    return true;
  }

  /** Reads a transaction of a few moves whose amounts fit; false for any other. */
  boolean few(int i, FewMoves into) {
    int first = firstMoves[i];
    int end = firstMoves[i + 1];
    if (end - first > FewMoves.MOST
        || wideFees.containsKey(i)
        || !into.begin(payers[i], fees[2 * i], fees[2 * i + 1])) {
      return false;
    }
    for (int move = first; move < end; move++) {
      if (wideAmounts.containsKey(move)
          || !into.add(
              moves[3 * move],
              moves[3 * move + 1],
              moves[3 * move + 2],
              amounts[2 * move],
              amounts[2 * move + 1])) {
        return false;
      }
    }
    return true;
  }
}
