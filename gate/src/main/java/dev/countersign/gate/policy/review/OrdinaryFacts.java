package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts of a kind, without what facts of that kind never have. */
final class OrdinaryFacts {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LONG_AGO = Duration.ofDays(365);
  private static final String ADDRESS = "0x00000000000000000000000000000000000000aa";

  private OrdinaryFacts() {}

  static PolicyFacts of(
      Action action,
      InitiatorFacts.Kind initiator,
      DestinationFacts.@Nullable Kind destination,
      Settings settings) {
    AssetFacts asset = action.movesValue() ? AssetFacts.coin(1, "ETH") : null;
    Amount amount = asset == null ? null : new Amount(BigInteger.TEN.pow(18));
    String currency = settings.currency();
    boolean person = initiator == InitiatorFacts.Kind.PERSON;
    return new PolicyFacts(
        NOW,
        new IntentFacts(
            "probe",
            action,
            asset,
            amount,
            "",
            "",
            null,
            NOW.minus(Duration.ofMinutes(5)),
            "somebody",
            List.of()),
        new InitiatorFacts(
            "somebody",
            "somebody",
            initiator,
            Set.of("none"),
            Set.of("requester"),
            person ? (Integer) 0 : null,
            person ? (Integer) 0 : null,
            person ? Duration.ofMinutes(5) : null,
            person ? (Boolean) true : null,
            null,
            person ? null : "somebody else"),
        new WalletFacts("wallet", Set.of(), 1L, ADDRESS, WalletFacts.Kind.SAFE),
        destination == null ? null : destination(destination),
        List.of(
            new EffectFacts(
                "asset-moved", EffectFacts.Direction.OUT, asset, amount, ADDRESS, ADDRESS)),
        List.of(),
        new PayloadFacts("safe-transaction", Bytes.word(BigInteger.ONE), BigInteger.ONE, true),
        currency == null || asset == null
            ? List.of()
            : List.of(new PriceFacts(asset.id(), currency, BigDecimal.ONE, NOW)),
        List.of());
  }

  private static DestinationFacts destination(DestinationFacts.Kind kind) {
    boolean listed = kind != DestinationFacts.Kind.UNKNOWN;
    return new DestinationFacts(
        ADDRESS,
        kind,
        listed ? "somewhere" : null,
        Set.of(),
        listed ? NOW.minus(LONG_AGO) : null,
        listed ? NOW.minus(LONG_AGO) : null);
  }
}
