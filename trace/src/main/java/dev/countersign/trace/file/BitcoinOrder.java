package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order of the chain: by block, in it by index. Where rows do not say the index, what is spent
 * goes before what spends it, and what does not matter goes by id, whatever the order of the files.
 */
final class BitcoinOrder {
  private static final Comparator<StatedPayment> COINBASE_FIRST =
      Comparator.comparing((StatedPayment one) -> !one.isCoinbase())
          .thenComparing(StatedPayment::txid);

  private BitcoinOrder() {}

  /** All transactions, by id, in order. */
  static List<StatedPayment> of(Map<String, StatedPayment> payments) {
    Map<Long, List<StatedPayment>> blocks = new TreeMap<>();
    for (StatedPayment one : payments.values()) {
      blocks.computeIfAbsent(one.block(), any -> new ArrayList<>()).add(one);
    }
    List<StatedPayment> ordered = new ArrayList<>(payments.size());
    for (List<StatedPayment> block : blocks.values()) {
      onlyCoinbase(block);
      boolean indexed = block.stream().allMatch(one -> one.index() >= 0);
      ordered.addAll(indexed ? byIndex(block) : bySpending(block));
    }
    return ordered;
  }

  private static void onlyCoinbase(List<StatedPayment> block) {
    List<StatedPayment> made = block.stream().filter(StatedPayment::isCoinbase).toList();
    if (made.size() > 1) {
      throw new UnreadableInput(
          made.get(1).where()
              + " contradicts "
              + made.get(0).where()
              + ": the block "
              + made.get(0).block()
              + " would have two coinbases");
    }
  }

  private static List<StatedPayment> byIndex(List<StatedPayment> block) {
    List<StatedPayment> sorted =
        block.stream().sorted(Comparator.comparingInt(StatedPayment::index)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      StatedPayment before = sorted.get(i - 1);
      if (before.index() == sorted.get(i).index() || sorted.get(i).isCoinbase()) {
        throw new UnreadableInput(
            sorted.get(i).where()
                + " contradicts "
                + before.where()
                + ": in block "
                + before.block()
                + (sorted.get(i).isCoinbase()
                    ? " a coinbase stands behind another transaction"
                    : " both have the index " + before.index()));
      }
    }
    return sorted;
  }

  private static List<StatedPayment> bySpending(Collection<StatedPayment> block) {
    Map<String, StatedPayment> here = new HashMap<>();
    block.forEach(one -> here.put(one.txid(), one));
    Map<String, List<StatedPayment>> spenders = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    PriorityQueue<StatedPayment> ready = new PriorityQueue<>(COINBASE_FIRST);
    for (StatedPayment one : block) {
      Set<String> spent = new HashSet<>();
      one.inputs().forEach(in -> spent.add(in.outpoint().substring(0, in.outpoint().indexOf(':'))));
      spent.retainAll(here.keySet());
      spent.forEach(txid -> spenders.computeIfAbsent(txid, any -> new ArrayList<>()).add(one));
      open.put(one.txid(), spent.size());
      if (spent.isEmpty()) {
        ready.add(one);
      }
    }
    List<StatedPayment> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      StatedPayment next = ready.remove();
      ordered.add(unplaced(next));
      for (StatedPayment spender : spenders.getOrDefault(next.txid(), List.of())) {
        if (open.merge(spender.txid(), -1, Integer::sum) == 0) {
          ready.add(spender);
        }
      }
    }
    if (ordered.size() < here.size()) {
      StatedPayment first = block.iterator().next();
      throw new UnreadableInput(
          "In block "
              + first.block()
              + " transactions spend each other's outputs in a circle, such as by "
              + first.where());
    }
    return ordered;
  }

  /** Of a block in which not all have an index, none counts. */
  private static StatedPayment unplaced(StatedPayment one) {
    return new StatedPayment(
        one.where(), one.txid(), one.listed(), one.block(), -1, one.inputs(), one.outputs());
  }
}
