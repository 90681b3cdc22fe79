package dev.countersign.lure.triage;

import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An answer as JSON and back, without loss: between processes, in the database, for machines. */
public final class AnswerJson {
  private static final Map<String, FindingCode> CODES =
      LureCatalogue.ALL.stream().collect(Collectors.toMap(FindingCode::code, Function.identity()));

  private AnswerJson() {}

  /** As JSON. */
  public static ObjectNode write(Answer answer) {
    ObjectNode node = Json.object();
    node.put("outcome", word(answer.verdict().outcome()));
    node.put("kind", answer.kind());
    node.put("title", answer.title());
    node.put("sender", answer.sender());
    texts(node.putArray("why"), answer.why());
    texts(node.putArray("todo"), answer.todo());
    findings(node.putArray("findings"), answer.verdict().findings());
    ArrayNode parts = node.putArray("parts");
    for (Part part : answer.parts()) {
      ObjectNode one = parts.addObject().put("name", part.name()).put("kind", part.kind());
      findings(one.putArray("findings"), part.findings());
    }
    ArrayNode indicators = node.putArray("indicators");
    for (Indicator indicator : answer.indicators()) {
      indicators.addObject().put("kind", word(indicator.kind())).put("value", indicator.value());
    }
    texts(node.putArray("likeness"), answer.likeness());
    texts(node.putArray("unread"), answer.unread());
    return node;
  }

  /**
   * As JSON for people and other machines: everything that could be clicked on is defanged, and
   * what only this program compares is left out. It cannot be read back.
   */
  public static ObjectNode shown(Answer answer) {
    ObjectNode node = write(answer);
    node.remove("likeness");
    node.put("unsure", Wording.unsure(answer));
    defang(node);
    for (int i = 0; i < answer.indicators().size(); i++) {
      ((ObjectNode) node.get("indicators").get(i))
          .put("value", Defanged.value(answer.indicators().get(i)));
    }
    return node;
  }

  private static void defang(ObjectNode node) {
    for (Map.Entry<String, JsonNode> field : List.copyOf(node.properties())) {
      switch (field.getValue()) {
        case ObjectNode inner -> defang(inner);
        case ArrayNode list -> defang(list);
        case StringNode text when !field.getKey().equals("where") ->
            node.put(field.getKey(), Defanged.text(text.asString()));
        default -> {}
      }
    }
  }

  private static void defang(ArrayNode list) {
    for (int i = 0; i < list.size(); i++) {
      switch (list.get(i)) {
        case ObjectNode inner -> defang(inner);
        case ArrayNode inner -> defang(inner);
        case StringNode text -> list.set(i, Defanged.text(text.asString()));
        default -> {}
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableInput when it is something else
   */
  public static Answer read(JsonNode node) {
    try {
      return new Answer(
          text(node, "kind"),
          text(node, "title"),
          text(node, "sender"),
          Verdict.of(findings(list(node, "findings"))),
          texts(list(node, "why")),
          texts(list(node, "todo")),
          list(node, "parts")
              .valueStream()
              .map(part ->
                  new Part(
                      text(part, "name"), text(part, "kind"), findings(list(part, "findings"))))
              .toList(),
          list(node, "indicators")
              .valueStream()
              .map(one ->
                  new Indicator(
                      Indicator.Kind.valueOf(text(one, "kind").toUpperCase(Locale.ROOT)),
                      text(one, "value")))
              .toList(),
          texts(list(node, "likeness")),
          texts(list(node, "unread")));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The answer names a kind of indicator that there is not");
    }
  }

  private static void findings(ArrayNode into, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode one = into.addObject();
      one.put("code", finding.code().code());
      one.put("severity", word(finding.code().severity()));
      one.put("outcome", word(finding.code().outcome()));
      one.put("sentence", finding.sentence());
      ObjectNode evidence = one.putObject("evidence");
      finding.evidence().forEach(evidence::put);
    }
  }

  private static List<Finding> findings(JsonNode list) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode one : list) {
      FindingCode code = CODES.get(text(one, "code"));
      if (code == null) {
        throw new UnreadableInput(
            "The answer has the finding \"" + text(one, "code") + "\", which there is not");
      }
      Map<String, String> evidence = new LinkedHashMap<>();
      one.path("evidence").forEachEntry((name, value) -> evidence.put(name, value.asString()));
      findings.add(new Finding(code, text(one, "sentence"), evidence));
    }
    return findings;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw new UnreadableInput("The answer lacks the text \"" + name + "\"");
    }
    return value.asString();
  }

  private static JsonNode list(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw new UnreadableInput("The answer lacks the list \"" + name + "\"");
    }
    return value;
  }

  private static void texts(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
