package dev.countersign.trace.cluster;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.CoinJoins;
import dev.countersign.trace.bitcoin.Payment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Clusters of Bitcoin's addresses. Addresses that are spent from in one transaction have one owner
 * (Meiklejohn and others, A Fistful of Bitcoins, 2013), but not in CoinJoins. A payment that two
 * people made together without its shape telling so (PayJoin) joins them wrongly.
 */
public final class BitcoinClusters {
  private BitcoinClusters() {}

  /**
   * Clusters by some of the rules.
   *
   * @param payments in the chain's order
   * @param rules those that count; {@link Rule#DEPOSIT} has none to add here, since whoever sweeps
   *     deposits spends them together
   */
  public static Clusters of(List<Payment> payments, Set<Rule> rules) {
    Clusters clusters = new Clusters();
    SoFar sofar = new SoFar();
    if (rules.contains(Rule.CHANGE)) {
      payments.forEach(payment ->
          payment
              .outputs()
              .forEach(out ->
                  out.address().ifPresent(one -> sofar.receipts.merge(one, 1, Integer::sum))));
    }
    for (int i = 0; i < payments.size(); i++) {
      links(payments.get(i), i, rules, sofar, clusters::join);
      sofar.seen.addAll(addresses(payments.get(i).inputs()));
      sofar.seen.addAll(addresses(payments.get(i).outputs()));
    }
    return clusters;
  }

  /** What was seen in the payments so far, and how often addresses receive in all of them. */
  private static final class SoFar implements History {
    private final Map<String, Integer> receipts = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    @Override
    public boolean isSeen(String address, long before) {
      return seen.contains(address);
    }

    @Override
    public boolean receivesOnce(String address) {
      return receipts.getOrDefault(address, 0) == 1;
    }
  }

  /** The links that one payment shows, all of them of one cluster. */
  static void links(
      Payment payment, long position, Set<Rule> rules, History history, Consumer<Link> found) {
    Set<String> spenders = addresses(payment.inputs());
    if (rules.contains(Rule.COMMON_INPUT) && CoinJoins.of(payment).isEmpty()) {
      together(payment, spenders, found);
    }
    if (rules.contains(Rule.CHANGE)) {
      Change.of(payment, position, history)
          .ifPresent(change ->
              found.accept(
                  new Link(
                      spenders.iterator().next(),
                      change.address(),
                      Rule.CHANGE,
                      payment.txid(),
                      change.reason())));
    }
  }

  private static void together(Payment payment, Set<String> spenders, Consumer<Link> found) {
    String first = null;
    for (String spender : spenders) {
      if (first == null) {
        first = spender;
      } else {
        found.accept(
            new Link(
                first,
                spender,
                Rule.COMMON_INPUT,
                payment.txid(),
                "both were spent from in the transaction " + payment.txid()));
      }
    }
  }

  private static Set<String> addresses(List<Coin> coins) {
    Set<String> addresses = new LinkedHashSet<>();
    coins.forEach(coin -> coin.address().ifPresent(addresses::add));
    return addresses;
  }
}
