package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The activities of one application of Google Workspace ({@code activities.list} of the Reports
 * API), newest first. Google tells that some come hours late; those are asked for each quarter of
 * an hour.
 *
 * @param application such as "login"
 */
record Workspace(URI base, String application) implements Log {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration LATEST = Duration.ofHours(4);

  @Override
  public URI since(Instant moment) {
    return at(Map.of("startTime", moment.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  @Override
  public Question question(URI cursor, Instant now) {
    SortedMap<String, String> parameters = Query.of(cursor);
    Window window = window(parameters, now);
    parameters.put("startTime", window.from().toString());
    parameters.put("endTime", window.to().toString());
    parameters.put("maxResults", "1000");
    return Question.get(at(parameters));
  }

  private URI at(Map<String, String> parameters) {
    return Query.at(
        base, "/admin/reports/v1/activity/users/all/applications/" + application, parameters);
  }

  private static Window window(SortedMap<String, String> parameters, Instant now) {
    return Window.of(parameters.get("startTime"), parameters.get("endTime"), now);
  }

  @Override
  public Page read(URI asked, Answer answer, Instant now) {
    JsonNode body = Records.json(answer, "Google");
    JsonNode items = body.path("items");
    if (items.isMissingNode() && !body.path("kind").asString("").contains("reports#activit")) {
      throw new UnreadableInput("Google answered with something that is no list of records");
    }
    List<JsonNode> records = items.isMissingNode() ? List.of() : Records.list(items, "Google");
    Window window = window(Query.of(asked), now);
    String page = body.path("nextPageToken").asString("");
    if (page.isEmpty()) {
      return window.last(records, now, this::since);
    }
    URI next =
        at(
            Map.of(
                "startTime", window.from().toString(),
                "endTime", window.to().toString(),
                "pageToken", page));
    return new Page(Window.reversed(records), next, true);
  }

  /** Google says with 403 also that it is asked too often, and names which it is. */
  @Override
  public Refusal refusal(Answer answer) {
    Refusal usual = Refusal.of(answer.status());
    JsonNode error = Records.words(answer).path("error");
    String why = Records.word(error.path("errors").path(0).path("reason").asString(""));
    boolean often = why.endsWith("LimitExceeded") || why.equals("quotaExceeded");
    return answer.status() == 403 && !often
        ? new Refusal(
            Refusal.Kind.FORBIDDEN,
            (why.isEmpty() ? "" : why + ", ")
                + "the person in “subject” needs the right to see reports")
        : new Refusal(usual.kind(), why);
  }

  @Override
  public Duration overlap(Instant before, Instant now) {
    return before.getEpochSecond() / QUARTER.toSeconds()
            == now.getEpochSecond() / QUARTER.toSeconds()
        ? QUARTER
        : LATEST;
  }
}
