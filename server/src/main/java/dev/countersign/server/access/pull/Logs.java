package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.PullSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The logs that can be asked, by kind. */
final class Logs {
  /** A link to the next page (RFC 8288), as Okta and GitHub give it. */
  private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;[^,]*rel=\"next\"");

  private Logs() {}

  /** The logs of a source: one, or several that are asked apart, by the end of their names. */
  static Map<String, Log> of(PullSettings settings) {
    URI address = settings.address();
    return switch (settings.kind()) {
      case OKTA -> Map.of("", new Okta(address));
      case ENTRA ->
          Map.of(
              "",
              new Graph(address, "/v1.0/auditLogs/signIns", "createdDateTime"),
              "-audits",
              new Graph(address, "/v1.0/auditLogs/directoryAudits", "activityDateTime"));
      case GITHUB -> Map.of("", new GitHub(address));
      case AUTH0 -> Map.of("", new Auth0(address));
    };
  }

  private static URI at(URI base, String path, String query) {
    String root = base.toString().replaceFirst("/+$", "");
    return URI.create(root + path + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<JsonNode> list(JsonNode node, String what) {
    if (!node.isArray()) {
      throw new UnreadableInput(what + " answered with something that is no list of records");
    }
    List<JsonNode> records = new ArrayList<>(node.size());
    node.forEach(records::add);
    return records;
  }

  private static JsonNode json(Answer answer, String what) {
    return Json.parse(
        new String(answer.body().toArray(), StandardCharsets.UTF_8), what + "’s answer");
  }

  private static Optional<URI> next(Answer answer) {
    for (String link : answer.headers().allValues("Link")) {
      Matcher next = NEXT.matcher(link);
      if (next.find()) {
        return Optional.of(uri(next.group(1)));
      }
    }
    return Optional.empty();
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The answer’s address of the next page cannot be read");
    }
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
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public String scheme() {
      return "SSWS";
    }

    @Override
    public Page read(URI asked, Answer answer) {
      List<JsonNode> records = list(json(answer, "Okta"), "Okta");
      return new Page(records, next(answer).orElse(asked), !records.isEmpty());
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
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public Page read(URI asked, Answer answer) {
      JsonNode body = json(answer, "Microsoft Graph");
      String next = body.path("@odata.nextLink").asString("");
      return new Page(
          list(body.path("value"), "Microsoft Graph"),
          next.isEmpty() ? null : uri(next),
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
    public Map<String, String> headers() {
      return Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");
    }

    @Override
    public Page read(URI asked, Answer answer) {
      List<JsonNode> records = list(json(answer, "GitHub"), "GitHub");
      Optional<URI> next = next(answer);
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
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public Page read(URI asked, Answer answer) {
      List<JsonNode> records = list(json(answer, "Auth0"), "Auth0");
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
