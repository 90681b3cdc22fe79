package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Bitcoin transaction as a row of a file says it.
 *
 * @param where the file and the row
 * @param txid as explorers show it
 * @param listed what the row calls it: its txid, or the hash of it with its witnesses
 * @param block the block's height
 * @param index where it stands in its block; -1 where the row does not say
 * @param inputs what it spends, in its order; none for a coinbase
 * @param outputs in their order
 */
record StatedPayment(
    String where,
    String txid,
    String listed,
    long block,
    int index,
    List<StatedCoin> inputs,
    List<StatedCoin> outputs) {
  /** Two coinbases of 2010 repeat earlier ones in these blocks, whose coins they replaced. */
  private static final List<Long> REPEATING = List.of(91_842L, 91_880L);

  /** Keeps copies. */
  StatedPayment {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  boolean isCoinbase() {
    return inputs.isEmpty();
  }

  /**
   * What two rows say of the same transaction.
   *
   * @throws UnreadableInput where they contradict each other
   */
  StatedPayment and(StatedPayment other) {
    if (block != other.block) {
      boolean repeated = REPEATING.contains(Math.max(block, other.block));
      if (repeated && isCoinbase() && other.isCoinbase()) {
        return block < other.block ? this : other;
      }
      throw contradiction(other, "its block cannot be both " + block + " and " + other.block);
    }
    if (index >= 0 && other.index >= 0 && index != other.index) {
      throw contradiction(other, "its place in the block cannot be both");
    }
    return new StatedPayment(
        where,
        txid,
        listed.equals(txid) ? other.listed : listed,
        block,
        Math.max(index, other.index),
        both(inputs, other.inputs, other, "what it spends"),
        both(outputs, other.outputs, other, "what it pays"));
  }

  private List<StatedCoin> both(
      List<StatedCoin> ones, List<StatedCoin> others, StatedPayment other, String what) {
    if (ones.size() != others.size()) {
      throw contradiction(other, what + " cannot be both");
    }
    List<StatedCoin> both = new ArrayList<>(ones.size());
    for (int i = 0; i < ones.size(); i++) {
      Optional<StatedCoin> one = ones.get(i).and(others.get(i));
      both.add(one.orElseThrow(() -> contradiction(other, what + " cannot be both")));
    }
    return both;
  }

  private UnreadableInput contradiction(StatedPayment other, String what) {
    return new UnreadableInput(
        other.where + " contradicts " + where + " about the transaction " + txid + ": " + what);
  }
}
