package dev.countersign.server.api;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Question;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.requester.RequestDesk;
import dev.countersign.server.requester.RequestDesk.KeyReused;
import dev.countersign.server.transfer.ApprovalDesk;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.Place;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/intents}: machines ask, and see what became of it. A machine sees its own; people
 * see all.
 */
@RestController
@RequestMapping("/api/v1/intents")
public final class IntentsApi {
  private static final int MOST = 200;
  private static final Set<IntentState> FILED = EnumSet.complementOf(EnumSet.of(IntentState.DRAFT));

  private final RequestDesk requests;
  private final TransferDesk desk;
  private final ApprovalDesk approvals;
  private final OwnersDesk owners;
  private final TransferStore transfers;
  private final IntentJson json;

  /** An API over those desks. */
  public IntentsApi(
      RequestDesk requests,
      TransferDesk desk,
      ApprovalDesk approvals,
      OwnersDesk owners,
      TransferStore transfers,
      IntentJson json) {
    this.requests = requests;
    this.desk = desk;
    this.approvals = approvals;
    this.owners = owners;
    this.transfers = transfers;
    this.json = json;
  }

  /** Files one. */
  @PostMapping
  public ResponseEntity<byte[]> file(
      CallingMachine who,
      @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
      HttpServletRequest request)
      throws IOException {
    if (!key.matches("[!-~]{8,200}")) {
      return Problem.response(
          HttpStatus.BAD_REQUEST,
          "idempotency-key-missing",
          "The request has no key of its own",
          "The header Idempotency-Key needs 8 to 200 visible characters that no other request of"
              + " this machine has, so that a request that is sent twice is not filed twice.");
    }
    JsonNode said = JsonBody.read(request);
    if (!(said instanceof ObjectNode object)) {
      throw new UnreadableInput("The request is no JSON object in braces");
    }
    ObjectNode intent = object.deepCopy();
    Place place = place(JsonFields.text(intent, "wallet"));
    Duration waiting = hours(JsonFields.optional(intent, "hours"));
    intent.remove(List.of("wallet", "hours"));
    try {
      var filed = requests.file(who, place, intent, waiting, key);
      URI at = URI.create("/api/v1/intents/" + filed.transfer().id());
      ResponseEntity<byte[]> answer = JsonBody.ok(json.of(filed, place.wallet()));
      return filed.fresh()
          ? ResponseEntity.created(at).headers(answer.getHeaders()).body(answer.getBody())
          : answer;
    } catch (KeyReused e) {
      return Problem.response(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "The key belongs to another request",
          e.getMessage() + ".");
    }
  }

  /** A page of the list, the newest first. */
  @GetMapping
  public ResponseEntity<byte[]> list(
      Principal who,
      @RequestParam(name = "state", required = false) @Nullable List<String> states,
      @RequestParam(name = "before", required = false) @Nullable UUID before,
      @RequestParam(name = "limit", defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new UnreadableInput("A page has 1 to " + MOST + " intents");
    }
    List<Transfer> page = transfers.page(only(who), states(states), before, limit);
    ObjectNode answer = Json.object();
    ArrayNode intents = answer.putArray("intents");
    page.forEach(one -> intents.add(json.line(one)));
    if (page.size() == limit) {
      String more = "/api/v1/intents?limit=" + limit + "&before=" + page.getLast().id();
      answer.put("next", more + (states == null ? "" : "&state=" + String.join(",", states)));
    }
    return JsonBody.ok(answer);
  }

  /** One of them, with all that is known of it. */
  @GetMapping("/{id}")
  public ResponseEntity<byte[]> one(Principal who, @PathVariable UUID id) {
    return find(who, id).map(one -> JsonBody.ok(json.of(one))).orElseGet(IntentsApi::nothing);
  }

  /** Gives it the payload that is to be signed. */
  @PostMapping("/{id}/payload")
  public ResponseEntity<byte[]> payload(
      CallingMachine who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request, Question.MOST_BYTES);
    JsonFields.only(said, "The request", "payload");
    JsonNode payload = JsonFields.required(said, "payload");
    String text = payload.isString() ? payload.asString() : Json.compact(payload);
    return changed(
        who,
        id,
        one ->
            desk.attach(
                one.id(),
                Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
                "attached",
                who.getName()));
  }

  /** Takes signatures of a Safe's other owners. */
  @PostMapping("/{id}/confirmations")
  public ResponseEntity<byte[]> confirm(
      CallingMachine who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    JsonFields.only(said, "The request", "signatures");
    Bytes signatures = Bytes.fromHex(JsonFields.text(said, "signatures"), "The signatures");
    return changed(who, id, one -> owners.confirm(one.id(), signatures, who.getName()));
  }

  /** Takes it back. */
  @PostMapping("/{id}/withdraw")
  public ResponseEntity<byte[]> withdraw(
      CallingMachine who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    String reason = "";
    if (request.getContentLengthLong() != 0) {
      JsonNode said = JsonBody.read(request);
      JsonFields.only(said, "The request", "reason");
      reason = Optional.ofNullable(JsonFields.textOrNull(said, "reason")).orElse("");
    }
    String why = reason.length() > 500 ? reason.substring(0, 500) : reason;
    return changed(who, id, one -> approvals.withdraw(who, one.id(), why));
  }

  private ResponseEntity<byte[]> changed(CallingMachine who, UUID id, Consumer<Transfer> change) {
    Optional<Transfer> found = find(who, id);
    found.ifPresent(change);
    return found.isPresent() ? one(who, id) : nothing();
  }

  private Optional<Transfer> find(Principal who, UUID id) {
    String only = only(who);
    return transfers.find(id).filter(one -> only == null || one.filed().requester().equals(only));
  }

  /** Whose intents somebody sees; null for everybody's. */
  private static @Nullable String only(Principal who) {
    return who instanceof CallingMachine ? who.getName() : null;
  }

  private static ResponseEntity<byte[]> nothing() {
    return Problem.response(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no such intent",
        "There is no intent of this id, or it is not yours.");
  }

  private Place place(String said) {
    return transfers
        .place(said)
        .orElseThrow(() ->
            new UnreadableInput("There is no wallet of this label or id; GET /api/v1/wallets"));
  }

  private static Duration hours(@Nullable JsonNode said) {
    if (said == null) {
      return Duration.ofDays(2);
    }
    if (!said.isIntegralNumber() || !said.canConvertToInt()) {
      throw new UnreadableInput("The field \"hours\" is no whole number; expected 1 to 720");
    }
    return Duration.ofHours(said.intValue());
  }

  private static Collection<IntentState> states(@Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      return FILED;
    }
    return words.stream().map(IntentsApi::state).collect(Collectors.toSet());
  }

  private static IntentState state(String word) {
    return Arrays.stream(IntentState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UnreadableInput(
                "The state is none of "
                    + FILED.stream().map(IntentState::word).collect(Collectors.joining(", "))));
  }
}
