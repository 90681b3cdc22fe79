package dev.countersign.trace.cross;

import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a transaction changed in the end, its fee left out. */
record Gains(Transaction transaction, Map<Integer, Map<Integer, BigInteger>> net) {
  /** An account that has more of an asset. */
  record Gain(int account, int asset, BigInteger amount) {}

  static Gains of(Transaction transaction) {
    Map<Integer, Map<Integer, BigInteger>> net = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (move.from() != move.to()) {
        add(net, move.from(), move.asset(), move.amount().negate());
        add(net, move.to(), move.asset(), move.amount());
      }
    }
    return new Gains(transaction, net);
  }

  private static void add(
      Map<Integer, Map<Integer, BigInteger>> net, int account, int asset, BigInteger amount) {
    net.computeIfAbsent(account, any -> new LinkedHashMap<>())
        .merge(asset, amount, BigInteger::add);
  }

  /** So much more an account has; zero where it has less. */
  BigInteger of(int account, int asset) {
    return net.getOrDefault(account, Map.of())
        .getOrDefault(asset, BigInteger.ZERO)
        .max(BigInteger.ZERO);
  }

  /** What an account has more of. */
  List<Gain> of(int account) {
    List<Gain> gains = new ArrayList<>();
    net.getOrDefault(account, Map.of())
        .forEach((asset, amount) -> {
          if (amount.signum() > 0) {
            gains.add(new Gain(account, asset, amount));
          }
        });
    return gains;
  }

  /** What accounts have more of, in the order in which they first take part. */
  List<Gain> all() {
    List<Gain> gains = new ArrayList<>();
    net.keySet().forEach(account -> gains.addAll(of(account)));
    return gains;
  }

  /** Whether an account has less of anything. */
  boolean isGiver(int account) {
    return net.getOrDefault(account, Map.of()).values().stream().anyMatch(one -> one.signum() < 0);
  }

  /** Who has less of anything, in the order in which they first take part. */
  List<Integer> givers() {
    return net.keySet().stream().filter(this::isGiver).toList();
  }

  /** Whether an account takes part, if only to pass something on. */
  boolean isThrough(int account) {
    return net.containsKey(account);
  }
}
