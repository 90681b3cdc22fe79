package dev.countersign.gate.policy.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision may look at.
 *
 * @param now the moment of the decision
 * @param destination null where there is none, or where it is not known
 * @param payload null before there is one; then nothing is allowed yet
 * @param prices at most one for an asset and a currency
 */
public record PolicyFacts(
    Instant now,
    IntentFacts intent,
    InitiatorFacts initiator,
    WalletFacts wallet,
    @Nullable DestinationFacts destination,
    List<EffectFacts> effects,
    List<FindingFacts> findings,
    @Nullable PayloadFacts payload,
    List<PriceFacts> prices,
    List<ApprovalFacts> approvals) {
  /** Copies the lists. */
  public PolicyFacts {
    effects = List.copyOf(effects);
    findings = List.copyOf(findings);
    prices = List.copyOf(prices);
    approvals = List.copyOf(approvals);
    long kinds =
        prices.stream().map(price -> price.asset() + " " + price.currency()).distinct().count();
    if (kinds != prices.size()) {
      throw new IllegalArgumentException("there are two prices for one asset in one currency");
    }
  }

  /** Who does what with which asset, from where to where. */
  public Move move() {
    return Move.of(intent.action(), intent.asset(), initiator, wallet, destination);
  }

  /** The same with other approvals, at another moment. */
  public PolicyFacts with(Instant now, List<ApprovalFacts> approvals) {
    return new PolicyFacts(
        now, intent, initiator, wallet, destination, effects, findings, payload, prices, approvals);
  }
}
