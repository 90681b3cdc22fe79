package dev.countersign.cassandra;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.Payment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments whose outputs are numbered in their order, as on the chain. */
final class BitcoinNumbers {
  private BitcoinNumbers() {}

  static List<Payment> numbered(List<Payment> payments) {
    List<Payment> numbered = new ArrayList<>();
    Map<String, Coin> made = new HashMap<>();
    for (Payment one : payments) {
      List<Coin> outputs = new ArrayList<>();
      for (Coin out : one.outputs()) {
        Coin next =
            new Coin(
                one.txid() + ":" + outputs.size(), out.address(), out.kind(), out.amount(), true);
        made.put(out.outpoint(), next);
        outputs.add(next);
      }
      List<Coin> inputs =
          one.inputs().stream().map(in -> made.getOrDefault(in.outpoint(), in)).toList();
      numbered.add(new Payment(one.txid(), one.block(), one.index(), one.time(), inputs, outputs));
    }
    return numbered;
  }
}
