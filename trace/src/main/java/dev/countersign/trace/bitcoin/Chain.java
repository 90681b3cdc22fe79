package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Blocks put one behind the other, so that each input is the output that it spends. What a block
 * spends must be there and not be spent yet. Used by one thread.
 */
public final class Chain {
  private final BitcoinNetwork network;
  private final Function<String, Optional<Coin>> earlier;
  private final Map<String, Coin> unspent = new HashMap<>();

  /** Spent here, and not among those that were unspent: earlier blocks may know them still. */
  private final Set<String> gone = new HashSet<>();

  private final List<Payment> payments = new ArrayList<>();
  private final Deque<Added> blocks = new ArrayDeque<>();
  private @Nullable String newest;
  private long height;

  /**
   * What taking a block back needs.
   *
   * @param parent the newest block before it
   * @param before what the outputs were that it changed; null for none
   * @param gone outputs of earlier blocks that it spent first
   * @param payments how many there were before it
   */
  private record Added(
      @Nullable String parent,
      Map<String, @Nullable Coin> before,
      List<String> gone,
      int payments) {}

  /**
   * A chain that begins at a height.
   *
   * @param from the height of the first block that will be added, 0 or more
   * @param earlier knows outputs of the blocks before it, by outpoint; nothing where there are none
   */
  public Chain(BitcoinNetwork network, long from, Function<String, Optional<Coin>> earlier) {
    this.network = network;
    this.height = from;
    this.earlier = earlier;
  }

  /** A chain from the first block on. */
  public Chain(BitcoinNetwork network) {
    this(network, 0, any -> Optional.empty());
  }

  /** The height of the next block. */
  public long next() {
    return height;
  }

  /**
   * Adds the next block.
   *
   * @throws UnreadableInput where it does not follow the last one, or spends what is not there;
   *     nothing of it is added then
   */
  public void add(BitcoinBlock block) {
    if (newest != null && !block.parent().equals(newest)) {
      throw wrong(block, "does not follow the block " + newest + " before it");
    }
    Map<String, @Nullable Coin> changed = new HashMap<>();
    List<Payment> added = new ArrayList<>();
    for (BitcoinTransaction transaction : block.transactions()) {
      List<Coin> inputs = new ArrayList<>();
      if (!transaction.isCoinbase()) {
        transaction.inputs().forEach(in -> inputs.add(spend(block, in.outpoint(), changed)));
      }
      List<Coin> outputs = new ArrayList<>();
      for (int i = 0; i < transaction.outputs().size(); i++) {
        outputs.add(Coin.of(transaction, i, network));
      }
      // Two coinbases of 2010 repeat earlier ones, whose coins they replaced (BIP-30).
      boolean repeated =
          transaction.isCoinbase()
              && !outputs.isEmpty()
              && unspent.containsKey(outputs.getFirst().outpoint());
      outputs.stream().filter(Coin::spendable).forEach(one -> changed.put(one.outpoint(), one));
      if (!repeated) {
        added.add(Payment.of(transaction, height, added.size(), block.time(), inputs, outputs));
      }
    }
    Added kept = new Added(newest, new HashMap<>(), new ArrayList<>(), payments.size());
    changed.forEach((outpoint, coin) -> {
      kept.before.put(outpoint, unspent.get(outpoint));
      if (coin == null) {
        if (unspent.remove(outpoint) == null) {
          gone.add(outpoint);
          kept.gone.add(outpoint);
        }
      } else {
        unspent.put(outpoint, coin);
      }
    });
    blocks.addLast(kept);
    payments.addAll(added);
    newest = block.hash();
    height++;
  }

  /**
   * Takes the newest block back, as a reorganisation does.
   *
   * @throws java.util.NoSuchElementException where there is none
   */
  public void undo() {
    Added last = blocks.removeLast();
    last.before.forEach((outpoint, coin) -> {
      if (coin == null) {
        unspent.remove(outpoint);
      } else {
        unspent.put(outpoint, coin);
      }
    });
    last.gone.forEach(gone::remove);
    payments.subList(last.payments, payments.size()).clear();
    newest = last.parent;
    height--;
  }

  private Coin spend(BitcoinBlock block, String outpoint, Map<String, @Nullable Coin> changed) {
    Coin coin = changed.containsKey(outpoint) ? changed.get(outpoint) : unspent.get(outpoint);
    if (coin == null && !changed.containsKey(outpoint) && !gone.contains(outpoint)) {
      coin = earlier.apply(outpoint).orElse(null);
    }
    if (coin == null) {
      throw wrong(
          block,
          "spends the output " + outpoint + ", which is not in the blocks before it, or is spent");
    }
    changed.put(outpoint, null);
    return coin;
  }

  private UnreadableInput wrong(BitcoinBlock block, String why) {
    return new UnreadableInput("The block " + block.hash() + " at height " + height + " " + why);
  }

  /** How many transactions there are so far. */
  public int size() {
    return payments.size();
  }

  /** All transactions so far, in the chain's order. */
  public List<Payment> payments() {
    return List.copyOf(payments);
  }
}
