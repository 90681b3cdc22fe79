package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/** The logs of Duo's Admin API. Its parameters stand in the form over which requests are signed. */
final class DuoLogs {
  private static final int MOST = 1_000;

  private DuoLogs() {}

  /** What stands under "response", where all went well. */
  private static JsonNode response(Answer answer) {
    JsonNode body = Records.json(answer, "Duo");
    if (!body.path("stat").asString("").equals("OK")) {
      throw new UnreadableInput("Duo answered without \"stat\": \"OK\"");
    }
    return body.path("response");
  }

  /** A key that lacks a right gets 403; Duo says that it is asked too often with 429 alone. */
  private static Refusal refusal(Answer answer) {
    Refusal usual = Refusal.of(answer.status());
    String code = Records.word(Records.words(answer).path("code").asString(""));
    String why = code.isEmpty() ? "" : "code " + code;
    return answer.status() == 403
        ? new Refusal(
            Refusal.Kind.FORBIDDEN,
            (why.isEmpty() ? "" : why + ", ")
                + "the integration needs the permission “Grant read log”")
        : new Refusal(usual.kind(), why);
  }

  /** Version 2: from the oldest on, in pages that go on behind a moment and an id. */
  record Authentication(URI base) implements Log {
    private static final String PATH = "/admin/v2/logs/authentication";

    @Override
    public URI since(Instant moment) {
      return Query.at(base, PATH, Map.of("mintime", Long.toString(moment.toEpochMilli())));
    }

    @Override
    public Question question(URI cursor, Instant now) {
      return Question.get(Query.at(base, PATH, parameters(cursor, now)));
    }

    /** With the end that a cursor has once its first page was read. */
    private static SortedMap<String, String> parameters(URI cursor, Instant now) {
      SortedMap<String, String> parameters = Query.of(cursor);
      if (!parameters.containsKey("maxtime")) {
        long from = Math.min(moment(parameters, "mintime"), now.minusSeconds(60).toEpochMilli());
        parameters.put("mintime", Long.toString(from));
        parameters.put("maxtime", Long.toString(now.toEpochMilli()));
      }
      parameters.put("limit", Integer.toString(MOST));
      parameters.put("sort", "ts:asc");
      return parameters;
    }

    private static long moment(SortedMap<String, String> parameters, String name) {
      String text = parameters.getOrDefault(name, "");
      if (!text.matches("[0-9]{1,16}")) {
        throw new UnreadableInput("The cursor that was kept of this log holds no \"" + name + "\"");
      }
      return Long.parseLong(text);
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      JsonNode response = response(answer);
      List<JsonNode> records = Records.list(response.path("authlogs"), "Duo");
      SortedMap<String, String> parameters = parameters(asked, now);
      String offset = offset(response.path("metadata").path("next_offset"));
      if (offset.isEmpty()) {
        return new Page(records, null, false, Instant.ofEpochMilli(moment(parameters, "maxtime")));
      }
      parameters.put("next_offset", offset);
      return new Page(records, Query.at(base, PATH, parameters), true);
    }

    /** Given as two texts, and asked for as both of them with a comma between. */
    private static String offset(JsonNode node) {
      List<String> parts = new ArrayList<>();
      if (node.isArray()) {
        node.forEach(one -> parts.add(one.asString("")));
      } else {
        parts.add(node.asString(""));
      }
      return String.join(",", parts);
    }

    @Override
    public Refusal refusal(Answer answer) {
      return DuoLogs.refusal(answer);
    }
  }

  /** Version 1: the thousand earliest since a second. */
  record Administrator(URI base) implements Log {
    @Override
    public URI since(Instant moment) {
      return since(moment.getEpochSecond());
    }

    private URI since(long second) {
      return Query.at(
          base, "/admin/v1/logs/administrator", Map.of("mintime", Long.toString(second)));
    }

    /** It goes on in the last second, whose rest comes then; a second that is full is passed by. */
    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      List<JsonNode> records = Records.list(response(answer), "Duo");
      if (records.size() < MOST) {
        return new Page(records, null, false);
      }
      long last =
          records.stream().mapToLong(one -> one.path("timestamp").asLong(0)).max().orElse(0);
      if (last <= 0) {
        throw new UnreadableInput("Duo’s records have no timestamp, behind which to go on");
      }
      URI next = since(last);
      return new Page(
          records, next.equals(asked) ? since(last + 1) : next, true, Instant.ofEpochSecond(last));
    }

    @Override
    public Refusal refusal(Answer answer) {
      return DuoLogs.refusal(answer);
    }
  }
}
