package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.PullSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The logs that can be asked, by kind. */
final class Logs {
  private Logs() {}

  /** The logs of a source: one, or several that are asked apart, by the end of their names. */
  static Map<String, Log> of(PullSettings settings) {
    Map<String, Log> logs = new LinkedHashMap<>();
    for (String end : settings.kind().logs()) {
      logs.put(end, of(settings, end));
    }
    return logs;
  }

  private static Log of(PullSettings settings, String end) {
    URI address = settings.address();
    return switch (settings.kind()) {
      case OKTA -> new Okta(address);
      case ENTRA ->
          end.isEmpty()
              ? new Graph(address, "/v1.0/auditLogs/signIns", "createdDateTime")
              : new Graph(address, "/v1.0/auditLogs/directoryAudits", "activityDateTime");
      case GITHUB -> new GitHub(address);
      case AUTH0 -> new Auth0(address);
      case DUO ->
          end.isEmpty() ? new DuoLogs.Authentication(address) : new DuoLogs.Administrator(address);
      case ONELOGIN -> new OneLogin(address);
      case WORKSPACE -> new Workspace(address, end.substring(1));
      case CLOUDTRAIL -> new CloudTrail(address);
    };
  }

  private static URI at(URI base, String path, String query) {
    String root = base.toString().replaceFirst("/+$", "");
    return URI.create(root + path + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Okta gives a next page for ever; an empty one is asked again until something stands in it. */
  private record Okta(URI base) implements Log {
    @Override
    public URI since(Instant moment) {
      return at(
          base,
          "/api/v1/logs",
          "sortOrder=ASCENDING&limit=1000&since=" + encoded(moment.toString()));
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      List<JsonNode> records = Records.list(Records.json(answer, "Okta"), "Okta");
      return new Page(records, Records.next(answer).orElse(asked), !records.isEmpty());
    }
  }

  /** Microsoft Graph gives pages until the end; then it is asked anew. */
  private record Graph(URI base, String path, String moment) implements Log {
    @Override
    public URI since(Instant at) {
      return Logs.at(
          base, path, "$top=500&$orderby=" + moment + "&$filter=" + moment + "%20ge%20" + at);
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      JsonNode body = Records.json(answer, "Microsoft Graph");
      String next = body.path("@odata.nextLink").asString("");
      return new Page(
          Records.list(body.path("value"), "Microsoft Graph"),
          next.isEmpty() ? null : Records.uri(next),
          !next.isEmpty());
    }
  }

  /** GitHub's last page is asked again until there is another behind it. */
  private record GitHub(URI base) implements Log {
    @Override
    public URI since(Instant moment) {
      String day = moment.toString().substring(0, 10);
      return at(
          base,
          "/audit-log",
          "include=all&order=asc&per_page=100&phrase=" + encoded("created:>=" + day));
    }

    @Override
    public Question question(URI cursor, Instant now) {
      return Question.get(
          cursor,
          Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28"));
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      List<JsonNode> records = Records.list(Records.json(answer, "GitHub"), "GitHub");
      Optional<URI> next = Records.next(answer);
      return new Page(records, next.orElse(asked), next.isPresent());
    }
  }

  /** Auth0 goes on behind the last record, by its id. */
  private record Auth0(URI base) implements Log {
    @Override
    public URI since(Instant moment) {
      return at(
          base,
          "/api/v2/logs",
          "sort=date%3A1&per_page=100&page=0&q=" + encoded("date:[" + moment + " TO *]"));
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      List<JsonNode> records = Records.list(Records.json(answer, "Auth0"), "Auth0");
      if (records.isEmpty()) {
        return new Page(records, asked, false);
      }
      JsonNode last = records.getLast();
      String id = last.path("log_id").asString(last.path("_id").asString(""));
      if (id.isEmpty()) {
        throw new UnreadableInput("Auth0’s last record has no log_id, behind which to go on");
      }
      return new Page(records, at(base, "/api/v2/logs", "take=100&from=" + encoded(id)), true);
    }
  }
}
