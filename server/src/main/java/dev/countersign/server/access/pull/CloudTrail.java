package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.pull.Refusal.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of an account in one region of AWS ({@code LookupEvents}), newest first, 50 a page. It
 * may be asked twice a second, so no more than a hundred events a second can be had from it.
 */
record CloudTrail(URI base) implements Log {
  private static final String TARGET =
      "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

  @Override
  public URI since(Instant moment) {
    return Query.at(
        base, "/", Map.of("StartTime", moment.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** A token is good for the very stretch of time for which it was given. */
  @Override
  public Question question(URI cursor, Instant now) {
    SortedMap<String, String> parameters = Query.of(cursor);
    Window window = window(parameters, now);
    ObjectNode body =
        Json.object()
            .put("StartTime", window.from().getEpochSecond())
            .put("EndTime", window.to().getEpochSecond())
            .put("MaxResults", 50);
    String page = parameters.get("NextToken");
    if (page != null) {
      body.put("NextToken", page);
    }
    return new Question(
        "POST",
        URI.create(base.toString().replaceFirst("/+$", "") + "/"),
        Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", TARGET),
        Json.compact(body));
  }

  private static Window window(SortedMap<String, String> parameters, Instant now) {
    return Window.of(parameters.get("StartTime"), parameters.get("EndTime"), now);
  }

  @Override
  public Page read(URI asked, Answer answer, Instant now) {
    JsonNode body = Records.json(answer, "AWS");
    List<JsonNode> records = Records.list(body.path("Events"), "AWS");
    Window window = window(Query.of(asked), now);
    String page = body.path("NextToken").asString("");
    if (page.isEmpty()) {
      return window.last(records, now, this::since);
    }
    URI next =
        Query.at(
            base,
            "/",
            Map.of(
                "StartTime", window.from().toString(),
                "EndTime", window.to().toString(),
                "NextToken", page));
    return new Page(Window.reversed(records), next, true);
  }

  /** AWS answers nearly everything with 400, and names what it is. */
  @Override
  public Refusal refusal(Answer answer) {
    String type = Records.words(answer).path("__type").asString("");
    String name = Records.word(type.substring(type.indexOf('#') + 1));
    Kind kind =
        switch (name) {
          case "ThrottlingException",
              "Throttling",
              "TooManyRequestsException",
              "RequestLimitExceeded",
              "ServiceUnavailable" ->
              Kind.BUSY;
          case "InvalidNextTokenException", "InvalidTimeRangeException" -> Kind.LOST;
          case "UnrecognizedClientException",
              "InvalidClientTokenId",
              "InvalidSignatureException",
              "SignatureDoesNotMatch",
              "IncompleteSignatureException",
              "MissingAuthenticationTokenException",
              "ExpiredTokenException" ->
              Kind.SECRET;
          case "AccessDeniedException", "AccessDenied", "OptInRequired" -> Kind.FORBIDDEN;
          default -> answer.status() == 400 ? Kind.FAILED : Refusal.of(answer.status()).kind();
        };
    String needs = kind == Kind.FORBIDDEN ? ", the key needs cloudtrail:LookupEvents" : "";
    return new Refusal(kind, name + needs);
  }

  /** It is told minutes late, and sometimes a quarter of an hour. */
  @Override
  public Duration overlap(Instant before, Instant now) {
    return Duration.ofMinutes(30);
  }

  @Override
  public Pace pace() {
    return new Pace(2, Duration.ofSeconds(1), 10_000);
  }
}
