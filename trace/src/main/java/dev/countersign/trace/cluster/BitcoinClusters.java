package dev.countersign.trace.cluster;

import dev.countersign.trace.bitcoin.Coin;
import dev.countersign.trace.bitcoin.CoinJoins;
import dev.countersign.trace.bitcoin.Payment;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    Map<String, Integer> receipts = new HashMap<>();
    if (rules.contains(Rule.CHANGE)) {
      payments.forEach(payment ->
          payment
              .outputs()
              .forEach(
                  out -> out.address().ifPresent(one -> receipts.merge(one, 1, Integer::sum))));
    }
    Set<String> seen = new LinkedHashSet<>();
    for (Payment payment : payments) {
      Set<String> spenders = addresses(payment.inputs());
      boolean mixes = CoinJoins.of(payment).isPresent();
      if (rules.contains(Rule.COMMON_INPUT) && !mixes) {
        together(clusters, payment, spenders);
      }
      if (rules.contains(Rule.CHANGE) && !mixes) {
        Change.of(payment, seen, receipts)
            .ifPresent(change ->
                clusters.join(
                    new Link(
                        spenders.iterator().next(),
                        change.address(),
                        Rule.CHANGE,
                        payment.txid(),
                        change.reason())));
      }
      seen.addAll(spenders);
      seen.addAll(addresses(payment.outputs()));
    }
    return clusters;
  }

  private static void together(Clusters clusters, Payment payment, Set<String> spenders) {
    String first = null;
    for (String spender : spenders) {
      if (first == null) {
        first = spender;
      } else {
        clusters.join(
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
