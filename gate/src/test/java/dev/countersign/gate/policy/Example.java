package dev.countersign.gate.policy;

import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.FindingFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts of an ordinary payment, to be changed in one place for each test. */
public final class Example {
  /** Monday, 10:00 in Zurich. */
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  public static final Bytes HASH = Bytes.fromHex("0x" + "ab".repeat(32));
  public static final AssetFacts USDC =
      AssetFacts.token(1, Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
  public static final AssetFacts ETH = AssetFacts.coin(1, "ETH");

  public Instant now = NOW;
  public Action action = Action.TRANSFER;
  public @Nullable AssetFacts asset = USDC;
  public @Nullable Amount amount = Amount.of(500_000_000);
  public @Nullable Instant deadline;
  public String filedBy = "bob";
  public List<String> changes = List.of();
  public String initiator = "bob";
  public InitiatorFacts.Kind initiatorKind = InitiatorFacts.Kind.PERSON;
  public Set<String> groups = Set.of("ops");
  public Set<String> roles = Set.of("requester");
  public @Nullable Integer risk = 10;
  public @Nullable Integer sessionRisk = 5;
  public @Nullable Duration sessionAge = Duration.ofMinutes(20);
  public @Nullable Boolean knownDevice = true;
  public @Nullable String deviceKey = "device-of-bob";
  public @Nullable String responsible;
  public WalletFacts wallet =
      new WalletFacts(
          "hot-1",
          Set.of("hot"),
          1L,
          "0x1111111111111111111111111111111111111111",
          WalletFacts.Kind.SAFE);
  public @Nullable DestinationFacts destination =
      new DestinationFacts(
          "0x2222222222222222222222222222222222222222",
          DestinationFacts.Kind.COUNTERPARTY,
          "Exchange",
          Set.of("exchange"),
          NOW.minus(Duration.ofDays(90)),
          NOW.minus(Duration.ofDays(100)));
  public List<EffectFacts> effects = new ArrayList<>();
  public List<FindingFacts> findings = new ArrayList<>();
  public @Nullable PayloadFacts payload =
      new PayloadFacts("safe-transaction", HASH, BigInteger.valueOf(71), true);
  public List<PriceFacts> prices = new ArrayList<>();
  public List<ApprovalFacts> approvals = new ArrayList<>();

  /** 500 USDC from hot-1 to a known exchange, asked for by bob. */
  public Example() {
    price(USDC, "1", Duration.ZERO);
    price(ETH, "2000", Duration.ZERO);
    effects.add(
        new EffectFacts(
            "asset-moved",
            EffectFacts.Direction.OUT,
            asset,
            amount,
            wallet.address(),
            "0x2222222222222222222222222222222222222222"));
  }

  /** So many of the asset, in whole units. */
  public Example amount(AssetFacts asset, String whole) {
    this.asset = asset;
    Integer decimals = asset.decimals();
    this.amount =
        new Amount(
            new BigDecimal(whole)
                .movePointRight(decimals == null ? 0 : decimals)
                .toBigIntegerExact());
    return this;
  }

  /** A price of that age; a later one takes the place of an earlier. */
  public Example price(AssetFacts asset, String price, Duration age) {
    prices.removeIf(each -> each.asset().equals(asset.id()) && each.currency().equals("USD"));
    prices.add(new PriceFacts(asset.id(), "USD", new BigDecimal(price), now.minus(age)));
    return this;
  }

  /** A finding of the reading. */
  public Example finding(String code, Outcome outcome) {
    findings.add(new FindingFacts(code, outcome, Severity.HIGH));
    return this;
  }

  /** An approval of the payload, a minute ago, from the person's own device. */
  public Example approved(String person, String... groups) {
    return approved(person, "device-of-" + person, NOW.minusSeconds(60), false, groups);
  }

  /** An approval of the payload. */
  public Example approved(
      String person, String device, Instant at, boolean second, String... groups) {
    approvals.add(new ApprovalFacts(person, person, Set.of(groups), device, at, HASH, second));
    return this;
  }

  /** A change of control, which has neither asset nor amount nor destination. */
  public Example control() {
    action = Action.CONTROL;
    asset = null;
    amount = null;
    destination = null;
    effects.clear();
    return this;
  }

  /** The facts. */
  public PolicyFacts facts() {
    return new PolicyFacts(
        now,
        new IntentFacts(
            "intent-1",
            action,
            asset,
            amount,
            "Refill",
            "TR-1",
            deadline,
            NOW.minus(Duration.ofHours(1)),
            filedBy,
            changes),
        new InitiatorFacts(
            initiator,
            initiatorKind == InitiatorFacts.Kind.PERSON ? initiator + "@example.com" : initiator,
            initiatorKind,
            groups,
            roles,
            risk,
            sessionRisk,
            sessionAge,
            knownDevice,
            deviceKey,
            responsible),
        wallet,
        destination,
        effects,
        findings,
        payload,
        prices,
        approvals);
  }
}
