package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.document.Answerable;
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
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code given}: the facts of one example. */
final class GivenReader {
  /** The fields of {@code given}. */
  static final List<String> FIELDS =
      List.of(
          "at",
          "action",
          "asset",
          "amount",
          "decimals",
          "chain",
          "wallet",
          "initiator",
          "responsible",
          "roles",
          "destination",
          "prices",
          "price-age",
          "findings",
          "effects",
          "risk",
          "session-age",
          "known-device",
          "payload",
          "simulated",
          "deadline",
          "filed",
          "purpose",
          "reference",
          "changes",
          "filed-by");

  private static final Bytes HASH = Bytes.fromHex("0x" + "ec".repeat(32));
  private static final Duration FILED_BEFORE = Duration.ofDays(3);

  private final MapReader given;
  private final Settings settings;
  private final ExampleFacts parts;
  private final Mistakes mistakes;

  GivenReader(MapReader given, ExamplePeople people, Settings settings) {
    this.given = given;
    this.settings = settings;
    this.parts = new ExampleFacts(given, people);
    this.mistakes = given.mistakes();
  }

  PolicyFacts facts(List<ApprovalFacts> approvals) {
    Instant now = parts.moment("at", settings.zone());
    Action action = parts.action();
    boolean moves = action.movesValue() || given.has("amount");
    AssetFacts asset = moves ? parts.asset() : null;
    Text amountText = moves ? given.text("amount") : null;
    Amount amount =
        asset == null || amountText == null
            ? null
            : ExampleAssets.amount(amountText, asset, mistakes);
    InitiatorFacts initiator = parts.initiator();
    WalletFacts wallet = parts.wallet();
    DestinationFacts destination = moves ? parts.destination(now) : null;
    Text filedBy = given.text("filed-by");
    Text filed = given.text("filed");
    Duration filedAgo = filed == null ? null : Values.duration(filed, "\"filed\"", mistakes);
    IntentFacts intent =
        new IntentFacts(
            "example",
            action,
            asset,
            amount,
            Objects.requireNonNullElse(given.string("purpose"), ""),
            Objects.requireNonNullElse(given.string("reference"), ""),
            parts.momentOrNull("deadline", settings.zone()),
            now.minus(filedAgo == null ? FILED_BEFORE : filedAgo),
            filedBy == null ? initiator.id() : filedBy.value(),
            given.texts("changes").stream().map(Text::value).toList());
    return new PolicyFacts(
        now,
        intent,
        initiator,
        wallet,
        destination,
        effects(intent, wallet, destination),
        findings(),
        payload(),
        prices(now),
        approvals);
  }

  private @Nullable PayloadFacts payload() {
    Text text = given.text("payload");
    if (text != null && text.value().equals("none")) {
      return null;
    }
    if (text != null) {
      mistakes.add(text.spot(), "\"payload\" is left out, or none where there is none yet");
    }
    boolean simulated = !given.has("simulated") || given.flag("simulated");
    return new PayloadFacts("safe-transaction", HASH, BigInteger.ONE, simulated);
  }

  private List<FindingFacts> findings() {
    List<FindingFacts> findings = new ArrayList<>();
    for (Text text : given.texts("findings")) {
      Optional<GateFinding> finding = Answerable.finding(text.value());
      finding.ifPresentOrElse(
          known -> findings.add(new FindingFacts(known.code(), known.outcome(), known.severity())),
          () ->
              mistakes.add(
                  text.spot(),
                  "There is no finding \""
                      + text.value()
                      + "\""
                      + Nearest.hint(
                          text.value(),
                          Arrays.stream(GateFinding.values()).map(GateFinding::code).toList())));
    }
    return findings;
  }

  /** Those that are named; for a transfer that names none, that the asset moves. */
  private List<EffectFacts> effects(
      IntentFacts intent, WalletFacts wallet, @Nullable DestinationFacts destination) {
    String to = destination == null ? null : destination.address();
    if (!given.has("effects")) {
      return intent.action() == Action.TRANSFER && intent.amount() != null
          ? List.of(
              new EffectFacts(
                  "asset-moved",
                  EffectFacts.Direction.OUT,
                  intent.asset(),
                  intent.amount(),
                  wallet.address(),
                  to))
          : List.of();
    }
    List<EffectFacts> effects = new ArrayList<>();
    for (Text text : given.texts("effects")) {
      if (!EffectWords.ALL.contains(text.value())) {
        mistakes.add(
            text.spot(),
            "There is no effect \""
                + text.value()
                + "\""
                + Nearest.hint(text.value(), EffectWords.ALL));
        continue;
      }
      boolean moved = text.value().equals("asset-moved");
      effects.add(
          new EffectFacts(
              text.value(),
              moved ? EffectFacts.Direction.OUT : EffectFacts.Direction.CONTROL,
              moved ? intent.asset() : null,
              moved ? intent.amount() : null,
              wallet.address(),
              to));
    }
    return effects;
  }

  private List<PriceFacts> prices(Instant now) {
    YamlNode node = given.node("prices");
    String currency = settings.currency();
    if (node == null) {
      return List.of();
    }
    if (currency == null) {
      mistakes.add(node.spot(), "There are prices, but the document names no \"currency\"");
      return List.of();
    }
    Text ageText = given.text("price-age");
    Duration age = ageText == null ? null : Values.duration(ageText, "\"price-age\"", mistakes);
    Instant at = age == null ? now : now.minus(age);
    Map<String, PriceFacts> prices = new LinkedHashMap<>();
    MapReader map = MapReader.of(node, "\"prices\"", mistakes);
    for (String symbol : map.entries().keySet()) {
      Text text = map.text(symbol);
      BigDecimal price = text == null ? null : ExampleAssets.decimal(text, "A price", mistakes);
      if (text == null || price == null) {
        continue;
      }
      if (price.signum() == 0) {
        mistakes.add(text.spot(), "A price is above zero");
        continue;
      }
      Text named = new Text(symbol, map.spot(symbol), text.layout());
      AssetFacts asset = ExampleAssets.asset(named, parts.chain(), null, mistakes);
      if (asset != null) {
        prices.putIfAbsent(asset.id(), new PriceFacts(asset.id(), currency, price, at));
      }
    }
    return List.copyOf(prices.values());
  }
}
