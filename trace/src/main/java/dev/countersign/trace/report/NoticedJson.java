package dev.countersign.trace.report;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.pattern.Pattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what {@link JsonAnswer} says besides where value is. What is not there was not noticed. */
final class NoticedJson {
  private NoticedJson() {}

  static Noticed read(JsonNode json) {
    List<Noticed.Sign> signs = new ArrayList<>();
    json.path("patterns").forEach(one -> signs.add(sign(one)));
    List<Lead> leads = new ArrayList<>();
    json.path("leads").path("leads").forEach(one -> leads.add(lead(one)));
    List<Noticed.Beyond> onward = new ArrayList<>();
    json.path("onward").forEach(one -> onward.add(beyond(one)));
    List<Noticed.Deposits> deposits = new ArrayList<>();
    json.path("deposits").forEach(one -> deposits.add(deposits(one)));
    return new Noticed(
        json.has("presumed") ? number(json, "presumed") : BigInteger.ZERO,
        signs,
        leads,
        onward,
        deposits,
        texts(json.path("notes")),
        // Of several chains they are a list, and told by the options that the report repeats.
        json.path("blocks").isObject()
            ? Optional.of(blocks(json.path("blocks")))
            : Optional.empty());
  }

  private static Noticed.Sign sign(JsonNode json) {
    return new Noticed.Sign(
        word(Pattern.Kind.class, JsonFields.text(json, "kind")),
        JsonFields.text(json, "reason"),
        texts(json.path("transactions")),
        texts(json.path("accounts")));
  }

  private static Lead lead(JsonNode json) {
    List<Basis> basis = new ArrayList<>();
    json.path("basis")
        .forEach(one ->
            basis.add(
                new Basis(
                    word(Basis.Kind.class, JsonFields.text(one, "kind")),
                    JsonFields.text(one, "reason"))));
    return new Lead(
        side(json.path("deposit")),
        side(json.path("withdrawal")),
        json.path("strength").asInt(),
        basis);
  }

  private static Lead.Side side(JsonNode json) {
    return new Lead.Side(
        JsonFields.text(json, "account"),
        JsonFields.text(json, "transaction"),
        json.path("time").asLong());
  }

  private static Noticed.Beyond beyond(JsonNode json) {
    return new Noticed.Beyond(
        JsonFields.text(json, "transaction"),
        number(json, "value"),
        JsonFields.text(json, "bridge"),
        JsonFields.text(json, "chain"),
        JsonFields.text(json, "recipient"));
  }

  private static Noticed.Deposits deposits(JsonNode json) {
    String name = JsonFields.textOrNull(json, "name");
    return new Noticed.Deposits(
        JsonFields.text(json, "service"),
        name == null ? "" : name,
        texts(json.path("addresses")),
        number(json, "value"),
        JsonFields.text(json, "reason"));
  }

  private static Noticed.Blocks blocks(JsonNode json) {
    return new Noticed.Blocks(
        json.path("chain").asLong(),
        json.path("first").asLong(),
        JsonFields.text(json, "first_hash"),
        json.path("last").asLong(),
        JsonFields.text(json, "last_hash"),
        json.path("calls").asBoolean());
  }

  private static <E extends Enum<E>> E word(Class<E> kind, String word) {
    try {
      return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The trace holds a word that is none: " + word);
    }
  }

  private static BigInteger number(JsonNode json, String field) {
    return JsonFields.uint(JsonFields.required(json, field), field, 512);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
