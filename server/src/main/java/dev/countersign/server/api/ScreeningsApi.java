package dev.countersign.server.api;

import dev.countersign.intel.screen.AnswerJson;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.screening.AskedExposure;
import dev.countersign.server.screening.Exposing;
import dev.countersign.server.screening.ExposureSearch;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.screening.ScreeningDesk.Told;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/screenings}: whose addresses are, up to 10,000 at once. */
@RestController
public final class ScreeningsApi {
  private static final int MOST_BYTES = 2 << 20;

  private final ScreeningDesk desk;
  private final ExposureSearch exposures;
  private final InstantSource clock;

  /** An API before that desk. */
  public ScreeningsApi(ScreeningDesk desk, ExposureSearch exposures, InstantSource clock) {
    this.desk = desk;
    this.exposures = exposures;
    this.clock = clock;
  }

  /**
   * Answers, and keeps the answer. The body is {@code {"addresses": […]}}, with {@code "exposure":
   * {"ledger": …}} where it is asked from where their value comes.
   */
  @PostMapping("/api/v1/screenings")
  public ResponseEntity<byte[]> ask(Principal who, HttpServletRequest request) throws IOException {
    JsonNode body = JsonBody.read(request, MOST_BYTES);
    JsonFields.only(body, "The request", "addresses", "exposure");
    JsonNode asked = body.path("addresses");
    if (!asked.isArray()) {
      throw new UnreadableInput("The field \"addresses\" is no list; expected up to 10,000 texts");
    }
    List<String> addresses = new ArrayList<>();
    for (JsonNode one : asked) {
      if (!one.isString()) {
        throw new UnreadableInput(
            "An address in the field \"addresses\" is no text: number " + (addresses.size() + 1));
      }
      addresses.add(one.asString());
    }
    JsonNode exposure = JsonFields.optional(body, "exposure");
    Told told =
        desk.ask(
            addresses,
            exposure == null ? Exposing.NOT_ASKED : exposures.asking(AskedExposure.of(exposure)),
            who.getName());
    return ResponseEntity.created(URI.create("/api/v1/screenings/" + told.id()))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.compact(told.answer()).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer as it was given. */
  @GetMapping("/api/v1/screenings/{id}")
  public ResponseEntity<byte[]> answer(@PathVariable UUID id) {
    return desk.answers()
        .find(id)
        .map(JsonBody::ok)
        .orElseGet(() ->
            Problem.response(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no such answer",
                "No screening is recorded under this address."));
  }

  /** The lists that are asked, and which are not. */
  @GetMapping("/api/v1/screening-lists")
  public ResponseEntity<byte[]> lists() {
    Screening now = desk.now();
    ObjectNode json = Json.object();
    json.put("addresses", now.size());
    json.set("lists", AnswerJson.lists(now.lists(), clock.instant()));
    AnswerJson.findings(json.putArray("notAsked"), now.absent());
    AnswerJson.findings(json.putArray("findings"), now.ofLists());
    return JsonBody.ok(json);
  }
}
