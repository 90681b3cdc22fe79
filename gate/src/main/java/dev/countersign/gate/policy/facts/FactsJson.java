package dev.countersign.gate.policy.facts;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts as canonical JSON (RFC 8785) for the journal, and back: reading what was written gives
 * equal facts, and writing them again gives the same bytes. Numbers past 53 bits, prices and
 * moments are text; what is not known has no field.
 */
public final class FactsJson {
  /** The format's version, in the field {@code version}. */
  public static final int VERSION = 1;

  private FactsJson() {}

  /** The canonical text. */
  public static String write(PolicyFacts facts) {
    return CanonicalJson.of(json(facts));
  }

  /**
   * Reads facts.
   *
   * @throws UnreadableInput when it is not JSON, has a field that is none of the format's, or a
   *     value that cannot be, saying which
   */
  public static PolicyFacts read(String json) {
    return read(Json.parse(json, "The facts"));
  }

  /**
   * Reads facts out of a tree.
   *
   * @throws UnreadableInput as above
   */
  public static PolicyFacts read(JsonNode json) {
    return FactsReader.read(json);
  }

  /** The same value as a tree. */
  public static ObjectNode json(PolicyFacts facts) {
    ObjectNode json = Json.object();
    json.put("version", VERSION);
    json.put("now", facts.now().toString());
    intent(json.putObject("intent"), facts.intent());
    initiator(json.putObject("initiator"), facts.initiator());
    wallet(json.putObject("wallet"), facts.wallet());
    DestinationFacts destination = facts.destination();
    if (destination != null) {
      destination(json.putObject("destination"), destination);
    }
    each(json, "effects", facts.effects(), FactsJson::effect);
    each(json, "findings", facts.findings(), FactsJson::finding);
    PayloadFacts payload = facts.payload();
    if (payload != null) {
      payload(json.putObject("payload"), payload);
    }
    each(json, "prices", facts.prices(), FactsJson::price);
    each(json, "approvals", facts.approvals(), FactsJson::approval);
    return json;
  }

  private static void intent(ObjectNode json, IntentFacts intent) {
    json.put("id", intent.id());
    json.put("action", intent.action().word());
    asset(json, intent.asset());
    text(json, "amount", intent.amount());
    json.put("purpose", intent.purpose());
    json.put("reference", intent.reference());
    text(json, "deadline", intent.deadline());
    json.put("filedAt", intent.filedAt().toString());
    json.put("filedBy", intent.filedBy());
    ArrayNode changes = json.putArray("changes");
    intent.changes().forEach(changes::add);
  }

  private static void initiator(ObjectNode json, InitiatorFacts initiator) {
    json.put("id", initiator.id());
    json.put("name", initiator.name());
    json.put("kind", initiator.kind().word());
    names(json, "groups", initiator.groups());
    names(json, "roles", initiator.roles());
    number(json, "risk", initiator.risk());
    number(json, "sessionRisk", initiator.sessionRisk());
    text(json, "sessionAge", initiator.sessionAge());
    Boolean known = initiator.knownDevice();
    if (known != null) {
      json.put("knownDevice", known.booleanValue());
    }
    text(json, "deviceKey", initiator.deviceKey());
    text(json, "responsible", initiator.responsible());
  }

  private static void wallet(ObjectNode json, WalletFacts wallet) {
    json.put("label", wallet.label());
    names(json, "tags", wallet.tags());
    number(json, "chainId", wallet.chainId());
    json.put("address", wallet.address());
    json.put("kind", wallet.kind().word());
  }

  private static void destination(ObjectNode json, DestinationFacts destination) {
    json.put("address", destination.address());
    json.put("kind", destination.kind().word());
    text(json, "label", destination.label());
    names(json, "tags", destination.tags());
    text(json, "firstSeen", destination.firstSeen());
    text(json, "listedSince", destination.listedSince());
  }

  private static void effect(ObjectNode json, EffectFacts effect) {
    json.put("kind", effect.kind());
    json.put("direction", effect.direction().word());
    asset(json, effect.asset());
    text(json, "amount", effect.amount());
    text(json, "from", effect.from());
    text(json, "to", effect.to());
  }

  private static void finding(ObjectNode json, FindingFacts finding) {
    json.put("code", finding.code());
    json.put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT));
    json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
  }

  private static void payload(ObjectNode json, PayloadFacts payload) {
    json.put("kind", payload.kind());
    json.put("hash", payload.hash().toHex());
    text(json, "nonce", payload.nonce());
    json.put("simulated", payload.simulated());
  }

  private static void price(ObjectNode json, PriceFacts price) {
    json.put("asset", price.asset());
    json.put("currency", price.currency());
    json.put("price", price.price().toPlainString());
    json.put("at", price.at().toString());
  }

  private static void approval(ObjectNode json, ApprovalFacts approval) {
    json.put("person", approval.person());
    json.put("name", approval.name());
    names(json, "groups", approval.groups());
    json.put("deviceKey", approval.deviceKey());
    json.put("at", approval.at().toString());
    json.put("payloadHash", approval.payloadHash().toHex());
    json.put("secondDevice", approval.secondDevice());
  }

  private static void asset(ObjectNode json, @Nullable AssetFacts asset) {
    if (asset == null) {
      return;
    }
    ObjectNode object = json.putObject("asset");
    object.put("kind", asset.kind().word());
    number(object, "chainId", asset.chainId());
    text(object, "contract", asset.contract());
    text(object, "item", asset.item());
    text(object, "symbol", asset.symbol());
    number(object, "decimals", asset.decimals());
  }

  private static void text(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }

  private static void number(ObjectNode json, String name, @Nullable Number value) {
    if (value != null) {
      json.put(name, value.longValue());
    }
  }

  private static void names(ObjectNode json, String name, Collection<String> values) {
    ArrayNode array = json.putArray(name);
    new TreeSet<>(values).forEach(array::add);
  }

  private static <T> void each(
      ObjectNode json, String name, List<T> values, BiConsumer<ObjectNode, T> writer) {
    ArrayNode array = json.putArray(name);
    values.forEach(value -> writer.accept(array.addObject(), value));
  }
}
