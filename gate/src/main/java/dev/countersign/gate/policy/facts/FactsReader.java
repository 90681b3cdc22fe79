package dev.countersign.gate.policy.facts;

import dev.countersign.gate.policy.facts.EffectFacts.Direction;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.math.BigInteger;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the tree of {@link FactsJson}, whoever wrote it. */
final class FactsReader {
  private FactsReader() {}

  static PolicyFacts read(JsonNode json) {
    JsonFields.only(
        json,
        "The facts",
        "version",
        "now",
        "intent",
        "initiator",
        "wallet",
        "destination",
        "effects",
        "findings",
        "payload",
        "prices",
        "approvals");
    if (!JsonFields.uint(json, "version").equals(BigInteger.valueOf(FactsJson.VERSION))) {
      throw new UnreadableInput(
          "The facts are of a version that is not known; expected " + FactsJson.VERSION);
    }
    try {
      return new PolicyFacts(
          FactsFields.moment(json, "now"),
          intent(JsonFields.required(json, "intent")),
          initiator(JsonFields.required(json, "initiator")),
          wallet(JsonFields.required(json, "wallet")),
          optional(json, "destination", FactsReader::destination),
          FactsFields.list(json, "effects", FactsReader::effect),
          FactsFields.list(json, "findings", FactsReader::finding),
          optional(json, "payload", FactsReader::payload),
          FactsFields.list(json, "prices", FactsReader::price),
          FactsFields.list(json, "approvals", FactsReader::approval));
    } catch (IllegalArgumentException e) { // what the records themselves refuse
      throw new UnreadableInput("The facts cannot be: " + e.getMessage());
    }
  }

  private static IntentFacts intent(JsonNode json) {
    JsonFields.only(
        json,
        "The intent",
        "id",
        "action",
        "asset",
        "amount",
        "purpose",
        "reference",
        "deadline",
        "filedAt",
        "filedBy",
        "changes");
    String action = JsonFields.text(json, "action");
    return new IntentFacts(
        JsonFields.text(json, "id"),
        Action.of(action)
            .orElseThrow(() -> new UnreadableInput("The field \"action\" is not known")),
        optional(json, "asset", FactsReader::asset),
        amount(json),
        JsonFields.text(json, "purpose"),
        JsonFields.text(json, "reference"),
        FactsFields.momentOrNull(json, "deadline"),
        FactsFields.moment(json, "filedAt"),
        JsonFields.text(json, "filedBy"),
        FactsFields.list(json, "changes", FactsFields::text));
  }

  private static InitiatorFacts initiator(JsonNode json) {
    JsonFields.only(
        json,
        "The initiator",
        "id",
        "name",
        "kind",
        "groups",
        "roles",
        "risk",
        "sessionRisk",
        "sessionAge",
        "knownDevice",
        "deviceKey",
        "responsible");
    return new InitiatorFacts(
        JsonFields.text(json, "id"),
        JsonFields.text(json, "name"),
        FactsFields.word(json, "kind", InitiatorFacts.Kind.values()),
        names(json, "groups"),
        names(json, "roles"),
        FactsFields.smallOrNull(json, "risk", 100),
        FactsFields.smallOrNull(json, "sessionRisk", 100),
        FactsFields.durationOrNull(json, "sessionAge"),
        JsonFields.optional(json, "knownDevice") == null
            ? null
            : FactsFields.flag(json, "knownDevice"),
        JsonFields.textOrNull(json, "deviceKey"),
        JsonFields.textOrNull(json, "responsible"));
  }

  private static WalletFacts wallet(JsonNode json) {
    JsonFields.only(json, "The wallet", "label", "tags", "chainId", "address", "kind");
    return new WalletFacts(
        JsonFields.text(json, "label"),
        names(json, "tags"),
        FactsFields.chainOrNull(json),
        JsonFields.text(json, "address"),
        FactsFields.word(json, "kind", WalletFacts.Kind.values()));
  }

  private static DestinationFacts destination(JsonNode json) {
    JsonFields.only(
        json, "The destination", "address", "kind", "label", "tags", "firstSeen", "listedSince");
    return new DestinationFacts(
        JsonFields.text(json, "address"),
        FactsFields.word(json, "kind", DestinationFacts.Kind.values()),
        JsonFields.textOrNull(json, "label"),
        names(json, "tags"),
        FactsFields.momentOrNull(json, "firstSeen"),
        FactsFields.momentOrNull(json, "listedSince"));
  }

  private static EffectFacts effect(JsonNode json) {
    JsonFields.only(json, "An effect", "kind", "direction", "asset", "amount", "from", "to");
    return new EffectFacts(
        JsonFields.text(json, "kind"),
        FactsFields.word(json, "direction", Direction.values()),
        optional(json, "asset", FactsReader::asset),
        amount(json),
        JsonFields.textOrNull(json, "from"),
        JsonFields.textOrNull(json, "to"));
  }

  private static FindingFacts finding(JsonNode json) {
    JsonFields.only(json, "A finding", "code", "outcome", "severity");
    return new FindingFacts(
        JsonFields.text(json, "code"),
        FactsFields.word(json, "outcome", Outcome.values()),
        FactsFields.word(json, "severity", Severity.values()));
  }

  private static PayloadFacts payload(JsonNode json) {
    JsonFields.only(json, "The payload", "kind", "hash", "nonce", "simulated");
    return new PayloadFacts(
        JsonFields.text(json, "kind"),
        hash(json, "hash"),
        JsonFields.uintOrNull(json, "nonce"),
        FactsFields.flag(json, "simulated"));
  }

  private static PriceFacts price(JsonNode json) {
    JsonFields.only(json, "A price", "asset", "currency", "price", "at");
    return new PriceFacts(
        JsonFields.text(json, "asset"),
        JsonFields.text(json, "currency"),
        FactsFields.decimal(json, "price"),
        FactsFields.moment(json, "at"));
  }

  private static ApprovalFacts approval(JsonNode json) {
    JsonFields.only(
        json,
        "An approval",
        "person",
        "name",
        "groups",
        "deviceKey",
        "at",
        "payloadHash",
        "secondDevice");
    return new ApprovalFacts(
        JsonFields.text(json, "person"),
        JsonFields.text(json, "name"),
        names(json, "groups"),
        JsonFields.text(json, "deviceKey"),
        FactsFields.moment(json, "at"),
        hash(json, "payloadHash"),
        FactsFields.flag(json, "secondDevice"));
  }

  private static AssetFacts asset(JsonNode json) {
    JsonFields.only(json, "The asset", "kind", "chainId", "contract", "item", "symbol", "decimals");
    return new AssetFacts(
        FactsFields.word(json, "kind", AssetFacts.Kind.values()),
        FactsFields.chainOrNull(json),
        JsonFields.addressOrNull(json, "contract"),
        JsonFields.uintOrNull(json, "item"),
        JsonFields.textOrNull(json, "symbol"),
        FactsFields.smallOrNull(json, "decimals", 255));
  }

  private static @Nullable Amount amount(JsonNode json) {
    BigInteger units = JsonFields.uintOrNull(json, "amount");
    return units == null ? null : new Amount(units);
  }

  private static Bytes hash(JsonNode json, String name) {
    Bytes hash = JsonFields.bytes(json, name);
    if (hash.isEmpty()) {
      throw new UnreadableInput("The field \"" + name + "\" is empty; a hash has bytes");
    }
    return hash;
  }

  private static Set<String> names(JsonNode json, String name) {
    return Set.copyOf(FactsFields.list(json, name, FactsFields::text));
  }

  private static <T> @Nullable T optional(
      JsonNode json, String name, Function<JsonNode, T> reader) {
    JsonNode node = JsonFields.optional(json, name);
    return node == null ? null : reader.apply(node);
  }
}
