package dev.countersign.gate.policy.expression;

import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.FindingFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.IntentFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.Quantity;
import dev.countersign.rules.expression.Bindings;
import dev.countersign.rules.expression.Fields;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The values of {@link PolicyLanguage}'s names in one situation, each made when it is first read.
 */
final class Variables extends Bindings {
  private static final int LONG_BITS = 63;

  private final Situation situation;

  Variables(Situation situation) {
    this.situation = situation;
  }

  @Override
  protected Optional<Object> make(String name) {
    return switch (name) {
      case "now" -> Optional.of(situation.facts().now());
      case "local" -> Optional.of(local());
      case "intent" -> Optional.of(intent());
      case "asset" -> Optional.of(asset());
      case "initiator" -> Optional.of(initiator());
      case "risk" ->
          Optional.of(
              fields("risk")
                  .number("person", situation.move().initiator().risk())
                  .number("session", situation.move().initiator().sessionRisk()));
      case "requester" ->
          Optional.of(fields("requester").number("risk", situation.move().initiator().risk()));
      case "session" ->
          Optional.of(fields("session").number("risk", situation.move().initiator().sessionRisk()));
      case "wallet" -> Optional.of(wallet());
      case "destination" -> Optional.of(destination());
      case "payload" -> Optional.of(payload());
      // Before there is a payload, nothing found is not the same as nothing there.
      case "effects" ->
          Optional.ofNullable(situation.facts().payload())
              .map(payload -> situation.facts().effects().stream().map(this::effect).toList());
      case "findings" ->
          Optional.ofNullable(situation.facts().payload())
              .map(payload ->
                  situation.facts().findings().stream().map(FindingFacts::code).toList());
      case "history" -> Optional.of(new Earlier(situation));
      case "lists" -> Optional.of(situation.settings().lists());
      default -> Optional.empty();
    };
  }

  private Fields local() {
    ZonedDateTime local = situation.local();
    return fields("local")
        .number("hour", local.getHour())
        .number("minute", local.getMinute())
        .put(
            "weekday",
            local
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT))
        .put("date", LocalDate.from(local).toString());
  }

  private Fields intent() {
    IntentFacts intent = situation.facts().intent();
    Fields fields =
        fields("intent")
            .put("id", intent.id())
            .put("action", intent.action().word())
            .put("purpose", intent.purpose())
            .put("reference", intent.reference())
            .put("deadline", intent.deadline())
            .put("filedAt", intent.filedAt())
            .put("filedBy", intent.filedBy())
            .put("changes", intent.changes());
    if (intent.amount() != null) {
      fields.derive("amount", situation::amount).derive("value", situation::value);
    }
    return fields;
  }

  private Fields asset() {
    AssetFacts asset = situation.move().asset();
    Fields fields = fields("asset");
    if (asset != null) {
      fields
          .put("id", asset.id())
          .put("kind", asset.kind().word())
          .put("symbol", asset.symbol())
          .number("chainId", asset.chainId())
          .put("contract", asset.contract() == null ? null : asset.contract().toHex())
          .put("item", asset.item() == null ? null : asset.item().toString());
    }
    return fields;
  }

  private Fields initiator() {
    InitiatorFacts initiator = situation.move().initiator();
    return fields("initiator")
        .put("id", initiator.id())
        .put("name", initiator.name())
        .put("kind", initiator.kind().word())
        .put("groups", sorted(initiator.groups()))
        .put("roles", sorted(initiator.roles()))
        .put("sessionAge", initiator.sessionAge())
        .put("knownDevice", initiator.knownDevice())
        .put("responsible", initiator.responsible());
  }

  private Fields wallet() {
    WalletFacts wallet = situation.move().wallet();
    return fields("wallet")
        .put("label", wallet.label())
        .put("tags", sorted(wallet.tags()))
        .number("chainId", wallet.chainId())
        .put("address", DestinationFacts.plain(wallet.address()))
        .put("kind", wallet.kind().word());
  }

  private Fields destination() {
    DestinationFacts destination = situation.move().destination();
    Fields fields = fields("destination");
    if (destination != null) {
      Instant since = destination.listedSince();
      fields
          .put("address", destination.key())
          .put("kind", destination.kind().word())
          .put("known", destination.known())
          .put("label", destination.label())
          .put("tags", sorted(destination.tags()))
          .put("firstSeen", destination.firstSeen())
          .put("listedSince", since)
          .put("age", since == null ? null : Duration.between(since, situation.facts().now()));
    }
    return fields;
  }

  private Fields payload() {
    PayloadFacts payload = situation.facts().payload();
    Fields fields = fields("payload");
    if (payload != null) {
      BigInteger nonce = payload.nonce();
      fields
          .put("kind", payload.kind())
          .put("hash", payload.hash().toHex())
          .number("nonce", nonce == null || nonce.bitLength() > LONG_BITS ? null : nonce)
          .put("simulated", payload.simulated());
    }
    return fields;
  }

  private Fields effect(EffectFacts effect) {
    AssetFacts asset = effect.asset();
    Amount amount = effect.amount();
    Fields fields =
        fields("effect")
            .put("kind", effect.kind())
            .put("direction", effect.direction().word())
            .put("asset", asset == null ? null : asset.unit())
            .put("from", effect.from() == null ? null : DestinationFacts.plain(effect.from()))
            .put("to", effect.to() == null ? null : DestinationFacts.plain(effect.to()));
    if (asset != null && amount != null) {
      fields
          .derive("amount", () -> asset.quantity(amount))
          .derive(
              "value",
              () -> {
                Quantity whole = asset.quantity(amount);
                return situation.worth(asset, whole);
              });
    }
    return fields;
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }
}
