package dev.countersign.trace.pattern;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items that stolen value was paid for, where the sale gives a reason to doubt it: the seller had
 * stolen value before, or gives back to the buyer; the item goes round among the same accounts; or
 * the price is far from what others paid for items of the collection.
 *
 * <p>The payment may stand in the transaction that moves the item, or in another within a day of
 * it.
 */
final class ShamSale {
  private static final long DAY = 86_400;
  private static final BigInteger FAR = BigInteger.TEN;

  /** So many sales of others say what a collection is worth. */
  private static final int MARKET = 2;

  private record Pair(int from, int to) {}

  private record At(long position, int from) {}

  private final Traced traced;
  private final Map<Pair, List<Flow>> between = new HashMap<>();
  private final Map<At, List<Flow>> within = new HashMap<>();
  private final List<Sale> sales = new ArrayList<>();
  private final Map<Asset.Item, List<Sale>> byItem = new HashMap<>();
  private final Map<Address, List<Sale>> byCollection = new HashMap<>();
  private final Map<Sale, List<Flow>> paid = new HashMap<>();
  private final Set<Long> payments = new HashSet<>();

  private ShamSale(Traced traced) {
    this.traced = traced;
    for (List<Flow> flows : traced.given().values()) {
      for (Flow flow : flows) {
        between
            .computeIfAbsent(new Pair(flow.from(), flow.to()), any -> new ArrayList<>())
            .add(flow);
        within
            .computeIfAbsent(new At(flow.position(), flow.from()), any -> new ArrayList<>())
            .add(flow);
      }
    }
  }

  static List<Pattern> find(Traced traced) {
    ShamSale search = new ShamSale(traced);
    search.read();
    List<Pattern> found = new ArrayList<>();
    for (Sale sale : search.sales) {
      search.judged(sale).ifPresent(found::add);
    }
    return found;
  }

  private void read() {
    Ledger ledger = traced.ledger();
    for (long position = 0; position < ledger.size(); position++) {
      for (Sale sale : Sale.of(ledger, ledger.transaction(position))) {
        sales.add(sale);
        byItem.computeIfAbsent(sale.item(), any -> new ArrayList<>()).add(sale);
        byCollection.computeIfAbsent(sale.item().contract(), any -> new ArrayList<>()).add(sale);
        List<Flow> flows = payment(sale);
        if (!flows.isEmpty()) {
          paid.put(sale, flows);
          flows.forEach(flow -> payments.add(flow.position()));
        }
      }
    }
  }

  /** The stolen value that the buyer paid, in the same transaction or near it. */
  private List<Flow> payment(Sale sale) {
    if (sale.price().isPresent()) {
      return within.getOrDefault(new At(sale.position(), sale.buyer()), List.of());
    }
    long time = traced.time(sale.position());
    return between.getOrDefault(new Pair(sale.buyer(), sale.seller()), List.of()).stream()
        .filter(flow -> Math.abs(traced.time(flow.position()) - time) <= DAY)
        .toList();
  }

  private Optional<Pattern> judged(Sale sale) {
    List<Flow> payment = paid.get(sale);
    if (payment == null) {
      return Optional.empty();
    }
    List<String> doubts = new ArrayList<>();
    List<Long> evidence = new ArrayList<>(Traced.positions(payment));
    evidence.add(sale.position());
    related(sale, payment, doubts, evidence);
    round(sale, doubts, evidence);
    price(sale, payment).ifPresent(doubts::add);
    if (doubts.isEmpty()) {
      return Optional.empty();
    }
    String what = "item " + sale.item().id() + " of " + sale.item().contract();
    return Optional.of(
        new Pattern(
            Pattern.Kind.SHAM_SALE,
            traced.name(sale.buyer())
                + " paid "
                + amount(sale, payment)
                + " for "
                + what
                + " to "
                + traced.name(sale.seller())
                + (sale.price().isPresent() ? "" : ", in another transaction than the item's")
                + ": "
                + String.join("; ", doubts)
                + ".",
            evidence,
            List.of(sale.buyer(), sale.seller())));
  }

  /** What the seller has to do with the theft beside having been paid for items. */
  private void related(Sale sale, List<Flow> payment, List<String> doubts, List<Long> evidence) {
    long when = payment.getFirst().position();
    traced.got(sale.seller()).stream()
        .filter(flow -> flow.position() < when && !payments.contains(flow.position()))
        .findFirst()
        .ifPresent(flow -> {
          doubts.add(
              "the seller had got stolen value from " + traced.name(flow.from()) + " before");
          evidence.add(flow.position());
        });
    between.getOrDefault(new Pair(sale.seller(), sale.buyer()), List.of()).stream()
        .filter(flow -> !payments.contains(flow.position()))
        .findFirst()
        .ifPresent(flow -> {
          doubts.add("the seller gave stolen value to the buyer");
          evidence.add(flow.position());
        });
  }

  /** The item comes to somebody who had it before. */
  private void round(Sale sale, List<String> doubts, List<Long> evidence) {
    Set<Integer> owners = new HashSet<>();
    for (Sale one : byItem.getOrDefault(sale.item(), List.of())) {
      owners.add(one.seller());
      boolean returned = owners.contains(one.buyer()) && one.position() >= sale.position();
      if (returned && !isIssuer(one.buyer(), sale.item())) {
        doubts.add("the item returned to " + traced.name(one.buyer()) + ", who had it before");
        evidence.add(one.position());
        return;
      }
    }
  }

  private boolean isIssuer(int account, Asset.Item item) {
    String name = traced.ledger().account(account);
    return name.equals(item.contract().toHex()) || name.equals(Address.ZERO.toHex());
  }

  /** Compared with what others paid for items of the collection in the same asset. */
  private Optional<String> price(Sale sale, List<Flow> payment) {
    int asset = sale.price().isPresent() ? sale.asset() : payment.getFirst().given();
    List<BigInteger> others =
        byCollection.getOrDefault(sale.item().contract(), List.of()).stream()
            .filter(one -> one.asset() == asset && !paid.containsKey(one))
            .flatMap(one -> one.price().stream())
            .sorted()
            .toList();
    BigInteger price = price(sale, payment, asset);
    if (others.size() < MARKET || price.signum() == 0) {
      return Optional.empty();
    }
    BigInteger median = others.get((others.size() - 1) / 2);
    if (price.compareTo(median.multiply(FAR)) >= 0) {
      return Optional.of(
          "the price is "
              + price.divide(median.max(BigInteger.ONE))
              + " times the median of "
              + others.size()
              + " other sales of the collection, "
              + traced.amount(asset, median));
    }
    return price.multiply(FAR).compareTo(median) <= 0
        ? Optional.of(
            "the price is a "
                + median.divide(price)
                + "th of the median of "
                + others.size()
                + " other sales of the collection, "
                + traced.amount(asset, median))
        : Optional.empty();
  }

  private static BigInteger price(Sale sale, List<Flow> payment, int asset) {
    return sale.price()
        .orElseGet(() ->
            payment.stream()
                .filter(flow -> flow.given() == asset && flow.got() == asset)
                .map(Flow::tainted)
                .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private String amount(Sale sale, List<Flow> payment) {
    int asset = sale.price().isPresent() ? sale.asset() : payment.getFirst().given();
    return traced.amount(asset, price(sale, payment, asset));
  }
}
