package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
  public URI since(Instant moment, Instant now) {
    return cursor(Window.since(moment, now), "");
  }

  private URI cursor(Window window, String page) {
    SortedMap<String, String> parameters =
        new TreeMap<>(
            Map.of(
                "startTime", window.from().toString(),
                "endTime", window.to().toString(),
                "maxResults", "1000"));
    if (!page.isEmpty()) {
      parameters.put("pageToken", page);
    }
    return Query.at(
        base, "/admin/reports/v1/activity/users/all/applications/" + application, parameters);
  }

  @Override
  public Page read(URI asked, Answer answer, Instant now) {
    JsonNode body = Records.json(answer, "Google");
    JsonNode items = body.path("items");
    if (items.isMissingNode() && !body.path("kind").asString("").contains("reports#activit")) {
      throw new UnreadableInput("Google answered with something that is no list of records");
    }
    List<JsonNode> records = items.isMissingNode() ? List.of() : Records.list(items, "Google");
    SortedMap<String, String> parameters = Query.of(asked);
    Window window = Window.of(parameters.get("startTime"), parameters.get("endTime"));
    String page = body.path("nextPageToken").asString("");
    return page.isEmpty()
        ? window.last(records, now, next -> cursor(next, ""))
        : new Page(Window.reversed(records), cursor(window, page), true);
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
