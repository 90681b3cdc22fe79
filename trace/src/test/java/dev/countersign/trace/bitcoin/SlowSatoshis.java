package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.Coin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every satoshi on its own: inputs are laid end to end, and cut into the outputs. */
final class SlowSatoshis {
  private final Map<String, Deque<Boolean>> coins = new HashMap<>();
  private long fees;

  SlowSatoshis(List<Payment> payments, Set<String> stolen) {
    for (Payment payment : payments) {
      Deque<Boolean> all = new ArrayDeque<>();
      payment.inputs().forEach(input -> all.addAll(coins.remove(input.outpoint())));
      for (Coin output : payment.outputs()) {
        Deque<Boolean> own = new ArrayDeque<>();
        for (long i = 0; i < output.amount(); i++) {
          boolean bad = !payment.isCoinbase() && all.removeFirst();
          own.addLast(bad || stolen.contains(output.outpoint()));
        }
        coins.put(output.outpoint(), own);
      }
      fees += all.stream().filter(bad -> bad).count();
    }
  }

  /** How many stolen satoshi each unspent output has, for those that have any. */
  Map<String, Long> stolen() {
    Map<String, Long> stolen = new HashMap<>();
    coins.forEach((outpoint, own) -> {
      long count = own.stream().filter(bad -> bad).count();
      if (count > 0) {
        stolen.put(outpoint, count);
      }
    });
    if (fees > 0) {
      stolen.put(Payment.FEES, fees);
    }
    return stolen;
  }
}
