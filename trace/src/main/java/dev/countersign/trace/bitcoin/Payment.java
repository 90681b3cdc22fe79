package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Bitcoin transaction with the outputs that it spends.
 *
 * @param txid as explorers show it: 64 hexadecimal digits
 * @param block the block's height, 0 or more
 * @param index where it stands in its block, 0 or more
 * @param time of the block, seconds since 1970
 * @param inputs what it spends, in its order; none for a coinbase, which makes what it pays
 * @param outputs what it pays, in its order
 */
public record Payment(
    String txid, long block, int index, long time, List<Coin> inputs, List<Coin> outputs) {
  /** The account that what a coinbase pays comes from. */
  public static final String MINT = "mint";

  /** The account that takes what a transaction does not pay on. */
  public static final String FEES = "fees";

  /** The order of the chain. */
  public static final Comparator<Payment> ORDER =
      Comparator.comparingLong(Payment::block)
          .thenComparingInt(Payment::index)
          .thenComparing(Payment::txid);

  /** The only asset. */
  public static final Asset COIN = new Asset.Bitcoin();

  /**
   * Checks that it pays no more than it spends.
   *
   * @throws UnreadableInput where it does
   */
  public Payment {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (!inputs.isEmpty() && sum(inputs) < sum(outputs)) {
      throw new UnreadableInput(
          "The transaction "
              + txid
              + " pays "
              + sum(outputs)
              + " satoshi, but spends "
              + sum(inputs)
              + "; expected no more than it spends");
    }
  }

  /** Whether it makes coins. */
  public boolean isCoinbase() {
    return inputs.isEmpty();
  }

  /** What it does not pay on, in satoshi; zero for a coinbase. */
  public long fee() {
    return isCoinbase() ? 0 : sum(inputs) - sum(outputs);
  }

  /**
   * What it moved: the first satoshi of the first input to the first output, and so on; what is
   * left at the end is the fee. This is the order of Anderson, Shumailov, Ahmed (Making Bitcoin
   * Legal, 2018), and of ordinals.
   */
  public Entry entry() {
    List<Entry.Moved> moves = new ArrayList<>();
    if (isCoinbase()) {
      outputs.forEach(output -> move(moves, MINT, output.outpoint(), output.amount()));
    } else {
      inOrder(moves);
    }
    return new Entry(
        block,
        index,
        Bytes.fromHex("0x" + txid, "The id of a transaction"),
        time,
        Optional.empty(),
        BigInteger.ZERO,
        moves);
  }

  private void inOrder(List<Entry.Moved> moves) {
    int to = 0;
    long open = outputs.isEmpty() ? 0 : outputs.getFirst().amount();
    for (Coin input : inputs) {
      long left = input.amount();
      while (left > 0) {
        while (open == 0 && to < outputs.size()) {
          to++;
          open = to < outputs.size() ? outputs.get(to).amount() : 0;
        }
        boolean fee = to == outputs.size();
        long part = fee ? left : Math.min(left, open);
        move(moves, input.outpoint(), fee ? FEES : outputs.get(to).outpoint(), part);
        left -= part;
        open -= fee ? 0 : part;
      }
    }
  }

  private static void move(List<Entry.Moved> moves, String from, String to, long amount) {
    if (amount > 0) {
      moves.add(new Entry.Moved(from, to, COIN, BigInteger.valueOf(amount)));
    }
  }

  private static long sum(List<Coin> coins) {
    return coins.stream().mapToLong(Coin::amount).sum();
  }

  /** Of a transaction whose spent outputs are known. */
  static Payment of(
      BitcoinTransaction transaction,
      long block,
      int index,
      long time,
      List<Coin> inputs,
      List<Coin> outputs) {
    return new Payment(transaction.txid(), block, index, time, inputs, outputs);
  }
}
