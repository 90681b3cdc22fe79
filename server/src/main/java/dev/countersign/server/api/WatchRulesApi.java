package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.watch.RuleStore;
import dev.countersign.server.watch.RuleTrial;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.document.UnreadableRules;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/watch/rules}: the rules over what moves. */
@RestController
public final class WatchRulesApi {
  /** A document of 1 MiB, as a text in JSON. */
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final RuleStore rules;
  private final RuleTrial trial;

  /** An API over those. */
  public WatchRulesApi(RuleStore rules, RuleTrial trial) {
    this.rules = rules;
    this.trial = trial;
  }

  /** The rules in force. */
  @GetMapping("/api/v1/watch/rules")
  public ResponseEntity<byte[]> rules() {
    return JsonBody.ok(json(rules.inForce()));
  }

  /** Keeps others; the body is {@code {"document": …}}. */
  @PutMapping("/api/v1/watch/rules")
  public ResponseEntity<byte[]> keep(SignedIn who, HttpServletRequest request) throws IOException {
    try {
      return JsonBody.ok(json(rules.keep(document(request), who.person().subject())));
    } catch (UnreadableRules e) {
      return mistaken(e);
    }
  }

  /** Says what rules would have said; the body is {@code {"document": …}}. */
  @PostMapping("/api/v1/watch/rules/try")
  public ResponseEntity<byte[]> tryRules(HttpServletRequest request) throws IOException {
    try {
      return JsonBody.ok(json(trial.of(document(request))));
    } catch (UnreadableRules e) {
      return mistaken(e);
    }
  }

  private static String document(HttpServletRequest request) throws IOException {
    JsonNode body = JsonBody.read(request, MOST_BYTES);
    JsonFields.only(body, "The request", "document");
    return JsonFields.text(body, "document");
  }

  private static ResponseEntity<byte[]> mistaken(UnreadableRules e) {
    ObjectNode problem = Json.object();
    problem.put("type", "urn:countersign:problem:unreadable-rules");
    problem.put("title", "The rules have mistakes");
    problem.put("status", HttpStatus.UNPROCESSABLE_CONTENT.value());
    problem.put("detail", e.mistakes().getFirst().toString());
    ArrayNode all = problem.putArray("mistakes");
    for (Mistake one : e.mistakes()) {
      all.addObject()
          .put("line", one.line())
          .put("column", one.column())
          .put("sentence", one.sentence());
    }
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Json.pretty(problem).getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(RuleStore.InForce inForce) {
    ObjectNode json = Json.object();
    json.put("name", inForce.book().name());
    json.put("shipped", inForce.version().isEmpty());
    inForce
        .version()
        .ifPresent(version ->
            json.put("version", version.number())
                .put("keptBy", version.keptBy())
                .put("keptAt", version.keptAt().toString()));
    json.put("digest", inForce.book().digest().toHex());
    if (!inForce.unreadable().isEmpty()) {
      json.put("unreadable", inForce.unreadable());
    }
    ArrayNode all = json.putArray("rules");
    inForce.book().rules().forEach(rule -> put(all.addObject(), rule).put("stops", rule.stops()));
    json.put("document", inForce.document());
    return json;
  }

  private static ObjectNode json(RuleTrial.Outcome outcome) {
    ObjectNode json = Json.object();
    json.put("name", outcome.book().name());
    json.put("digest", outcome.book().digest().toHex());
    json.put("movements", outcome.movements());
    ArrayNode rules = json.putArray("rules");
    for (RuleTrial.Said said : outcome.said()) {
      ObjectNode one = put(rules.addObject(), said.rule()).put("alerts", said.alerts());
      said.first().ifPresent(first -> one.put("first", first.toString()));
      said.last().ifPresent(last -> one.put("last", last.toString()));
      ArrayNode samples = one.putArray("samples");
      said.samples().forEach(samples::add);
      var less = outcome.shortfalls().get(said.rule().name());
      if (less != null) {
        one.put("untold", less.untold()).put("forgotten", less.forgotten());
      }
    }
    ArrayNode examples = json.putArray("examples");
    for (Examples.Result result : outcome.examples()) {
      ObjectNode one = examples.addObject();
      one.put("rule", result.rule().name());
      one.put("name", result.example().name());
      one.put("line", result.example().line());
      one.put("asExpected", result.isAsExpected());
      ArrayNode expected = one.putArray("expected");
      result.example().expected().stream().sorted().forEach(expected::add);
      ArrayNode was = one.putArray("was");
      result.said().keySet().stream().sorted().forEach(was::add);
    }
    return json;
  }

  private static ObjectNode put(ObjectNode json, Rule rule) {
    return json.put("name", rule.name())
        .put("line", rule.line())
        .put("severity", rule.severity().name().toLowerCase(Locale.ROOT));
  }
}
