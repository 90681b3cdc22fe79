package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * OneLogin's events. Version 1 puts them, and the next cursor, into an object; version 2 answers
 * with a list, and the cursor is a header or a link. Version 1 is asked unless the address names
 * one.
 */
record OneLogin(URI base) implements Log {
  private String path() {
    String path = String.valueOf(base.getPath()).replaceFirst("/+$", "");
    return path.isEmpty() ? "/api/1/events" : "/events";
  }

  @Override
  public URI since(Instant moment) {
    return Query.at(
        base,
        path(),
        Map.of("limit", "1000", "since", moment.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  @Override
  public Page read(URI asked, Answer answer, Instant now) {
    JsonNode body = Records.json(answer, "OneLogin");
    List<JsonNode> records = Records.list(body.isArray() ? body : body.path("data"), "OneLogin");
    if (records.isEmpty()) {
      return new Page(records, null, false);
    }
    String cursor =
        body.path("pagination")
            .path("after_cursor")
            .asString(answer.headers().firstValue("After-Cursor").orElse(""));
    Optional<URI> next =
        cursor.isEmpty() ? Records.next(answer) : Optional.of(behind(asked, cursor));
    return new Page(records, next.orElse(null), next.isPresent());
  }

  private URI behind(URI asked, String cursor) {
    SortedMap<String, String> parameters = Query.of(asked);
    parameters.put("after_cursor", cursor);
    return Query.at(base, path(), parameters);
  }
}
