package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.trace.FromNode;
import dev.countersign.server.trace.Shelf;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.Traced;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.trace.ask.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/traces}: stolen value followed, and what came of it. */
@RestController
public final class TracesApi {
  private static final int LATEST = 100;

  private final TraceDesk desk;
  private final Shelves shelves;

  /** An API that asks that desk. */
  public TracesApi(TraceDesk desk, Shelves shelves) {
    this.desk = desk;
    this.shelves = shelves;
  }

  /** Takes a trace on; it is done behind others. */
  @PostMapping("/api/v1/traces")
  public ResponseEntity<byte[]> start(Principal who, HttpServletRequest request)
      throws IOException {
    JsonNode body = JsonBody.read(request);
    FromNode node = node(body);
    UUID id = desk.start(who.getName(), asked(body, node), node);
    return desk.store()
        .find(id)
        .map(traced ->
            ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/traces/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body((Json.pretty(json(traced)) + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseGet(TracesApi::notFound);
  }

  /** The latest, and by which names ledgers and labels are asked for. */
  @GetMapping("/api/v1/traces")
  public ResponseEntity<byte[]> all() {
    ObjectNode answer = Json.object();
    ArrayNode traces = answer.putArray("traces");
    desk.store().before(Long.MAX_VALUE, LATEST).forEach(one -> traces.add(json(one)));
    names(answer.putArray("ledgers"), shelves.ledgers());
    names(answer.putArray("labels"), shelves.labels());
    ArrayNode nodes = answer.putArray("nodes");
    desk.watches().nodes().chains().forEach(nodes::add);
    return JsonBody.ok(answer);
  }

  /** How far one is. */
  @GetMapping("/api/v1/traces/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    return desk.store().find(id).map(one -> JsonBody.ok(json(one))).orElseGet(TracesApi::notFound);
  }

  /** What came of one, as {@code countersign trace --json} says it. */
  @GetMapping("/api/v1/traces/{id}/result")
  public ResponseEntity<byte[]> result(@PathVariable UUID id) {
    return desk.json(id)
        .map(text ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(text.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() ->
            desk.store().find(id).isEmpty()
                ? notFound()
                : Problem.response(
                    HttpStatus.CONFLICT,
                    "no-result",
                    "There is no result",
                    "The trace has not ended, or ended without one; its state says which."));
  }

  private static @Nullable FromNode node(JsonNode body) {
    JsonNode node = JsonFields.optional(body, "node");
    if (node == null) {
      return null;
    }
    JsonFields.only(node, "The field \"node\"", "chain", "fromBlock", "toBlock", "open", "calls");
    BigInteger to = JsonFields.uintOrNull(node, "toBlock");
    return new FromNode(
        FromNode.number(JsonFields.uint(node, "chain"), "The field \"chain\""),
        FromNode.number(JsonFields.uint(node, "fromBlock"), "The field \"fromBlock\""),
        to == null ? null : FromNode.number(to, "The field \"toBlock\""),
        flag(node, "open", false),
        flag(node, "calls", true));
  }

  private static boolean flag(JsonNode body, String name, boolean usual) {
    JsonNode flag = JsonFields.optional(body, name);
    if (flag == null) {
      return usual;
    }
    if (!flag.isBoolean()) {
      throw new UnreadableInput("The field \"" + name + "\" is neither true nor false");
    }
    return flag.asBoolean();
  }

  private static Asked asked(JsonNode body, @Nullable FromNode node) {
    JsonFields.only(
        body,
        "The request",
        "ledger",
        "node",
        "labels",
        "from",
        "asset",
        "to",
        "since",
        "until",
        "method",
        "smallest",
        "hops",
        "most",
        "chain",
        "tokens",
        "infer",
        "without");
    if (node != null && JsonFields.optional(body, "chain") != null) {
      throw new UnreadableInput("The field \"chain\" goes with a ledger; a node has its own");
    }
    return new Asked(
        node == null || body.has("ledger") ? List.of(JsonFields.text(body, "ledger")) : List.of(),
        texts(body, "labels"),
        JsonFields.text(body, "from"),
        or(JsonFields.textOrNull(body, "asset"), "native"),
        JsonFields.textOrNull(body, "to"),
        JsonFields.textOrNull(body, "since"),
        JsonFields.textOrNull(body, "until"),
        or(JsonFields.textOrNull(body, "method"), "fifo"),
        or(JsonFields.textOrNull(body, "smallest"), "0"),
        (int) number(body, "hops", Asked.ANY_HOPS),
        number(body, "most", Asked.ANY_TRANSACTIONS),
        node == null ? number(body, "chain", 1) : node.chain(),
        texts(body, "tokens"),
        flag(body, "infer", true),
        texts(body, "without"));
  }

  private static String or(@Nullable String text, String usual) {
    return text == null ? usual : text;
  }

  private static long number(JsonNode body, String name, long usual) {
    BigInteger number = JsonFields.uintOrNull(body, name);
    if (number == null) {
      return usual;
    }
    if (number.bitLength() > 30) {
      throw new UnreadableInput("The field \"" + name + "\" is larger than any that counts");
    }
    return number.longValueExact();
  }

  private static List<String> texts(JsonNode body, String name) {
    List<String> texts = new ArrayList<>();
    JsonNode list = body.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new UnreadableInput("The field \"" + name + "\" is no list of texts");
    }
    for (JsonNode one : list) {
      if (!one.isString()) {
        throw new UnreadableInput("The field \"" + name + "\" is no list of texts");
      }
      texts.add(one.asString());
    }
    return texts;
  }

  private ObjectNode json(Traced traced) {
    ObjectNode json = Json.object();
    json.put("id", traced.id().toString());
    json.put("by", traced.by());
    json.put("at", traced.at().toString());
    json.put("state", traced.state().word());
    json.put("share", traced.share());
    traced.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
    traced.sentence().ifPresent(sentence -> json.put("sentence", sentence));
    json.set("asked", traced.asked().json());
    traced
        .node()
        .ifPresent(node -> {
          json.set("node", node.json());
          desk.watches()
              .store()
              .find(traced.id())
              .ifPresent(watching -> json.set("watching", watching.json()));
          json.put("events", "/api/v1/traces/" + traced.id() + "/events");
        });
    traced.totals().ifPresent(totals -> json.set("found", totals));
    if (traced.state().hasResult()) {
      json.put("result", "/api/v1/traces/" + traced.id() + "/result");
    }
    return json;
  }

  private static void names(ArrayNode list, Shelf shelf) {
    shelf.all().forEach(one -> list.add(one.name()));
  }

  static ResponseEntity<byte[]> notFound() {
    return Problem.response(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no such trace",
        "No trace is recorded under this address.");
  }
}
