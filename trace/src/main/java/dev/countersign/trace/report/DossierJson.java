package dev.countersign.trace.report;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier in JSON: what {@link JsonAnswer} says, with what was asked and when. */
public final class DossierJson {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Dossier.Who> names = new HashMap<>();

  private DossierJson() {}

  /**
   * Writes one.
   *
   * @param at when it was traced
   * @param labels the files of labels
   */
  public static ObjectNode of(
      Answer answer, Asked asked, Instant at, List<LedgerFiles.Input> labels) {
    return with(JsonAnswer.of(answer), asked, at, labels);
  }

  /** Likewise of a trace over several chains. */
  public static ObjectNode of(
      Itinerary told, Asked asked, Instant at, List<LedgerFiles.Input> labels) {
    return with(ItineraryJson.of(told), asked, at, labels);
  }

  private static ObjectNode with(
      ObjectNode json, Asked asked, Instant at, List<LedgerFiles.Input> labels) {
    json.put("at", at.toString());
    json.set("asked", asked.json());
    json.set("labelInputs", JsonAnswer.inputs(labels));
    return json;
  }

  /**
   * Reads one.
   *
   * @throws UnreadableInput where it is none
   */
  public static Dossier read(JsonNode json) {
    return new DossierJson().dossier(json);
  }

  private Dossier dossier(JsonNode json) {
    json.path("names").properties().forEach(one -> names.put(one.getKey(), who(one.getValue())));
    List<Dossier.Rest> resting = new ArrayList<>();
    json.path("resting").forEach(one -> resting.add(rest(one)));
    List<Dossier.Step> steps = new ArrayList<>();
    json.path("flows").forEach(one -> steps.add(step(one)));
    List<Dossier.Crossed> crossings = new ArrayList<>();
    json.path("crossings").forEach(one -> crossings.add(crossed(one)));
    return new Dossier(
        JsonFields.text(json, "version"),
        Instant.parse(JsonFields.text(json, "at")),
        Asked.of(JsonFields.required(json, "asked")),
        Method.of(JsonFields.text(json, "method")),
        JsonFields.text(json, "asset"),
        number(json, "stolen"),
        json.path("transactions").asLong(),
        json.path("complete").asBoolean(),
        resting,
        steps,
        names,
        inputs(json.path("inputs")),
        inputs(json.path("labelInputs")),
        addresses(json.path("addresses")),
        NoticedJson.read(json),
        crossings);
  }

  private Dossier.Crossed crossed(JsonNode json) {
    return new Dossier.Crossed(
        JsonFields.text(json, "bridge"),
        side(json.path("from")),
        side(json.path("to")),
        number(json, "value"),
        number(json, "arrived"),
        json.path("confidence").asDouble(),
        json.path("decoded").asBoolean(),
        JsonFields.text(json, "basis"));
  }

  private Dossier.Side side(JsonNode json) {
    return new Dossier.Side(
        text(json, "chain"),
        when(json),
        text(json, "account"),
        text(json, "asset"),
        number(json, "amount"));
  }

  private Dossier.Rest rest(JsonNode json) {
    String account = JsonFields.textOrNull(json, "account");
    Dossier.Who who = json.has("label") ? who(json.path("label")) : null;
    if (account != null && who != null) {
      names.put(account, who);
    }
    return new Dossier.Rest(
        Place.valueOf(JsonFields.text(json, "place").toUpperCase(Locale.ROOT).replace('-', '_')),
        once(account),
        who,
        text(json, "asset"),
        number(json, "amount"),
        number(json, "value"),
        json.path("hops").asInt(),
        when(json.path("since")),
        once(JsonFields.textOrNull(json, "chain")));
  }

  private Dossier.Step step(JsonNode json) {
    return new Dossier.Step(
        when(json),
        text(json, "from"),
        text(json, "given"),
        once(JsonFields.textOrNull(json, "to")),
        text(json, "got"),
        number(json, "amount"),
        number(json, "value"),
        once(JsonFields.textOrNull(json, "chain")),
        once(JsonFields.textOrNull(json, "to_chain")));
  }

  private Dossier.When when(JsonNode json) {
    String time = JsonFields.text(json, "time");
    try {
      return new Dossier.When(
          text(json, "transaction"),
          json.path("block").asLong(),
          time.startsWith("block") ? 0 : Instant.parse(time).getEpochSecond());
    } catch (DateTimeException e) {
      throw new UnreadableInput("The trace holds a time that is none: " + time);
    }
  }

  private Map<String, String> addresses(JsonNode json) {
    Map<String, String> addresses = new HashMap<>();
    json.properties().forEach(one -> addresses.put(once(one.getKey()), text(json, one.getKey())));
    return addresses;
  }

  private String text(JsonNode json, String field) {
    String text = JsonFields.text(json, field);
    return texts.computeIfAbsent(text, same -> same);
  }

  /** The same text is kept once. */
  private @Nullable String once(@Nullable String text) {
    return text == null ? null : texts.computeIfAbsent(text, same -> same);
  }

  private static Dossier.Who who(JsonNode json) {
    return new Dossier.Who(
        JsonFields.text(json, "name"),
        JsonFields.text(json, "kind"),
        JsonFields.text(json, "source"));
  }

  private static BigInteger number(JsonNode json, String field) {
    return JsonFields.uint(JsonFields.required(json, field), field, 512);
  }

  private static List<LedgerFiles.Input> inputs(JsonNode array) {
    List<LedgerFiles.Input> inputs = new ArrayList<>();
    array.forEach(one ->
        inputs.add(
            new LedgerFiles.Input(
                JsonFields.text(one, "name"),
                one.path("bytes").asLong(),
                JsonFields.text(one, "sha256"))));
    return inputs;
  }
}
