package dev.countersign.trace.pattern;

import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item that went from one account to another, and what the new owner gave in the same
 * transaction.
 *
 * @param asset what was paid in
 * @param price nothing where nothing was paid
 */
record Sale(
    long position, Asset.Item item, int seller, int buyer, int asset, Optional<BigInteger> price) {
  private record Key(int account, int asset) {}

  /** All in a transaction, in the order in which their items first move. */
  static List<Sale> of(Ledger ledger, Transaction transaction) {
    if (!movesItems(ledger, transaction)) {
      return List.of();
    }
    Map<Integer, int[]> owners = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (ledger.asset(move.asset()) instanceof Asset.Item && move.amount().signum() > 0) {
        owners.computeIfAbsent(move.asset(), any -> new int[] {move.from(), move.to()})[1] =
            move.to();
      }
    }
    Map<Key, BigInteger> net = net(ledger, transaction);
    List<Sale> sales = new ArrayList<>();
    owners.forEach((asset, owner) -> {
      if (owner[0] != owner[1] && ledger.asset(asset) instanceof Asset.Item item) {
        sales.add(sale(transaction, item, owner, owners.size(), net));
      }
    });
    return sales;
  }

  /** Most do not, and a ledger is long. */
  private static boolean movesItems(Ledger ledger, Transaction transaction) {
    for (Move move : transaction.moves()) {
      if (ledger.asset(move.asset()) instanceof Asset.Item) {
        return true;
      }
    }
    return false;
  }

  /** A price is what the buyer has less and the seller has more of. */
  private static Sale sale(
      Transaction transaction, Asset.Item item, int[] owner, int items, Map<Key, BigInteger> net) {
    for (Map.Entry<Key, BigInteger> one : net.entrySet()) {
      int asset = one.getKey().asset;
      boolean paid =
          one.getKey().account == owner[1]
              && one.getValue().signum() < 0
              && net.getOrDefault(new Key(owner[0], asset), BigInteger.ZERO).signum() > 0;
      if (paid) {
        // Of several items that are bought at once each counts the same.
        BigInteger price = one.getValue().negate().divide(BigInteger.valueOf(items));
        return new Sale(
            transaction.position(), item, owner[0], owner[1], asset, Optional.of(price));
      }
    }
    return new Sale(
        transaction.position(), item, owner[0], owner[1], Ledger.NATIVE, Optional.empty());
  }

  private static Map<Key, BigInteger> net(Ledger ledger, Transaction transaction) {
    Map<Key, BigInteger> net = new HashMap<>();
    for (Move move : transaction.moves()) {
      if (!(ledger.asset(move.asset()) instanceof Asset.Item)) {
        net.merge(new Key(move.from(), move.asset()), move.amount().negate(), BigInteger::add);
        net.merge(new Key(move.to(), move.asset()), move.amount(), BigInteger::add);
      }
    }
    return net;
  }
}
