package dev.countersign.bench;

import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A policy as large as a bank's, and payments that it decides on. */
final class Policies {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Bytes HASH = Bytes.word(BigInteger.TWO);
  private static final AssetFacts USDC =
      AssetFacts.token(1, Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
  private static final AssetFacts ETH = AssetFacts.coin(1, "ETH");

  private static final String HEAD =
      """
      policy: 1
      name: Large
      time-zone: Europe/Zurich
      currency: USD
      price-age: 10d
      groups: [ops, approvers, security, administrators]
      governance: { default: { approvals: { administrators: 1 }, cooling-off: 24h } }
      rules:
        - name: payments to known places
          when: { action: transfer, destination: known, amount: { at-most: 10_000_000 USD } }
          then: allow
          approvals: { approvers: 2 }
      """;

  /** Ten rules, of which a third ask an expression, with the number of their round in names. */
  private static final String TEN =
      """
        - name: small N
          when: { action: transfer, asset: [USDC, USDT], wallet: [hot-N, tag:hot], initiator: group:ops, destination: known, amount: { at-most: 1NNN USD } }
          then: allow
          approvals: { approvers: 1 }
        - name: large ether N
          when: { action: transfer, asset: ETH, amount: { over: 1NNN ETH } }
          then: allow
          approvals: { approvers: 2, security: 1 }
        - name: a day of an initiator N
          when: { action: transfer, total: { over: 90NNN0000 USD, within: 24h, by: initiator } }
          then: deny
        - name: a day of a destination N
          when: { action: transfer, destination: counterparty, count: { over: 90NNN, within: 24h, by: destination } }
          then: deny
        - name: risk N
          if: risk.person > 70 && risk.session > 70 && initiator.kind == 'person' && wallet.label != 'x-N'
          then: hold
          approvals: { security: 1 }
        - name: new N
          when: { action: [transfer, approve], destination: [known, spender], destination-age: { under: 24h } }
          if: wallet.label == 'cold-N'
          then: hold
        - name: hours N
          when: { wallet: cold-N }
          unless: { hours: { days: mon-fri, from: 08:00, to: 19:00 } }
          then: hold
          approvals: { security: 1 }
        - name: findings N
          when: { findings: [refund-paid, fee-high], chain: [1, 10, 8453] }
          then: deny
        - name: amount in an expression N
          when: { action: transfer, asset: USDC }
          if: intent.amount > amount('9NNN000 USDC') && !('big' in wallet.tags)
          then: hold
          approvals: { security: 1 }
        - name: control N
          when: { action: control, wallet: cold-N }
          then: allow
          approvals: { administrators: 2 }
          agrees-to: [owners-changed, threshold-changed]
      """;

  private Policies() {}

  /** The document of a policy with so many rules. */
  static String ofRules(int number) {
    StringBuilder rules = new StringBuilder();
    for (int round = 0; round * 10 < number; round++) {
      rules.append(
          TEN.replace("NNN", "" + (100 + round))
              .replace("N\n", round + "\n")
              .replace("-N", "-" + round));
    }
    String[] each = rules.toString().split("(?=  - name)", -1);
    return HEAD + String.join("", List.of(each).subList(0, number - 1));
  }

  /**
   * The same, but for rules that look at what a payload would do: what they ask is there before
   * anything is composed.
   */
  static String ofRulesOnIntents(int number) {
    return ofRules(number)
        .replace(
            "when: { findings: [refund-paid, fee-high], chain", "when: { action: approve, chain");
  }

  /** One under which nothing that is worth more than a hundred dollars may be paid. */
  static String thatAllowsLittle(int number) {
    return ofRulesOnIntents(number).replace("at-most: 10_000_000 USD", "at-most: 100 USD");
  }

  /** The payment of that number; each fourth is of ether and waits for somebody of security. */
  static PolicyFacts payment(int number) {
    boolean ether = Math.floorMod(number, 4) == 3;
    AssetFacts asset = ether ? ETH : USDC;
    Amount amount =
        ether
            ? new Amount(BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(2_000)))
            : Amount.of(500_000_000L + number);
    Instant now = START.plusSeconds(60L * number);
    String person = "person-" + Math.floorMod(number, 7);
    String destination = "0x222222222222222222222222222222222222222" + Math.floorMod(number, 10);
    String wallet = "0x1111111111111111111111111111111111111111";
    return new PolicyFacts(
        now,
        new IntentFacts(
            "intent-" + number,
            Action.TRANSFER,
            asset,
            amount,
            "Refill",
            "TR-" + number,
            now.plus(Duration.ofDays(1)),
            now.minus(Duration.ofHours(1)),
            person,
            List.of()),
        new InitiatorFacts(
            person,
            person,
            InitiatorFacts.Kind.PERSON,
            Set.of("ops"),
            Set.of("requester"),
            10,
            5,
            Duration.ofMinutes(20),
            true,
            "device-of-" + person,
            null),
        new WalletFacts(
            "hot-" + Math.floorMod(number, 30), Set.of("hot"), 1L, wallet, WalletFacts.Kind.SAFE),
        new DestinationFacts(
            destination,
            DestinationFacts.Kind.COUNTERPARTY,
            "Exchange",
            Set.of("exchange"),
            START.minus(Duration.ofDays(90)),
            START.minus(Duration.ofDays(100))),
        List.of(
            new EffectFacts(
                "asset-moved", EffectFacts.Direction.OUT, asset, amount, wallet, destination)),
        List.of(),
        new PayloadFacts("safe-transaction", HASH, BigInteger.valueOf(number + 10_000L), true),
        List.of(
            new PriceFacts(USDC.id(), "USD", new BigDecimal("0.9998"), START),
            new PriceFacts(ETH.id(), "USD", new BigDecimal("2013.57"), START)),
        List.of(approval("alice", now.minusSeconds(90)), approval("amir", now.minusSeconds(60))));
  }

  private static ApprovalFacts approval(String person, Instant at) {
    return new ApprovalFacts(
        person, person, Set.of("approvers"), "device-of-" + person, at, HASH, false);
  }
}
