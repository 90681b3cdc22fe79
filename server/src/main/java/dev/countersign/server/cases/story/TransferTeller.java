package dev.countersign.server.cases.story;

import dev.countersign.model.json.Json;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.story.Entries.Entry;
import dev.countersign.server.transfer.Requesters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What the people of a case asked for, and what was asked for to its addresses, with what became of
 * it.
 */
final class TransferTeller implements Teller {
  private static final int MOST = 100;

  private static final String[] KINDS = {
    "intent-filed",
    "transfer-approved",
    "transfer-decided",
    "transfer-refused",
    "transfer-withdrawn",
    "transfer-expired",
    "transfer-countersigned",
    "transfer-sent",
    "transfer-confirmed",
    "transfer-failed",
    "transfer-not-carried-out",
    "question-asked",
    "finding"
  };

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Requesters names;

  TransferTeller(DataSource source, Entries entries, Requesters names) {
    this.jdbc = JdbcClient.create(source);
    this.entries = entries;
    this.names = names;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    Map<String, String> asked = asked(scope);
    List<String> subjects = asked.keySet().stream().map(id -> "transfer/" + id).toList();
    List<TimelineLine> lines = new ArrayList<>();
    for (Entry one : entries.about(subjects, scope.from(), scope.to(), KINDS)) {
      line(one, asked.getOrDefault(one.id(), "a transfer")).ifPresent(lines::add);
    }
    return lines;
  }

  private Map<String, String> asked(Scope scope) {
    Map<String, String> asked = new HashMap<>();
    jdbc.sql(
            """
            select t.id, t.document, w.label from transfer t join wallet w on w.id = t.wallet
            where t.id = any(cast(:transfers as uuid[]))
              or (t.filed_at between :from and :to and (t.requester = any(:people)
                or lower(t.destination) = any(:addresses)))
            order by t.filed_at desc limit :most
            """)
        .param("transfers", scope.ids(Thing.Kind.TRANSFER))
        .param("people", scope.subjects(Thing.Kind.PERSON).toArray(String[]::new))
        .param("addresses", scope.ids(Thing.Kind.ADDRESS))
        .param("from", scope.start())
        .param("to", scope.end())
        .param("most", MOST)
        .query(row -> {
          JsonNode document = Json.parse(row.getString("document"), "The intent");
          String purpose = document.path("purpose").asString("");
          asked.put(
              row.getString("id"),
              "a transfer out of "
                  + row.getString("label")
                  + to(document)
                  + (purpose.isEmpty() ? "" : ", “" + purpose + "”"));
        });
    return asked;
  }

  private static String to(JsonNode document) {
    String to = document.path("destination").asString("");
    return to.isEmpty() ? "" : " to " + to;
  }

  private Optional<TimelineLine> line(Entry one, String asked) {
    String by = one.text("by").isEmpty() ? "" : names(one.text("by"));
    return switch (one.kind()) {
      case "intent-filed" ->
          line(
              one,
              "note",
              "Asked for",
              names(one.body().path("intent").path("requester").asString(""))
                  + " asked for "
                  + asked);
      case "transfer-decided" -> decided(one, asked);
      case "finding" ->
          line(
              one,
              "deny",
              "Refused",
              (by.isEmpty() ? "Somebody" : by)
                  + " gave another payload for "
                  + asked
                  + ", which was refused: "
                  + one.text("sentence"));
      case "transfer-approved" -> line(one, "allow", "Approved", by + " approved " + asked);
      case "transfer-refused" ->
          line(
              one,
              "deny",
              "Refused",
              (by.isEmpty() ? "" : "By " + by + ": ") + asked + ". " + one.text("reason"));
      case "transfer-withdrawn" -> line(one, "note", "Withdrawn", asked);
      case "transfer-expired" -> line(one, "note", "Expired", asked);
      case "transfer-countersigned" -> line(one, "allow", "Countersigned", asked);
      case "transfer-sent" -> line(one, "note", "Sent", asked);
      case "transfer-confirmed" -> line(one, "allow", "Carried out", asked);
      case "transfer-failed", "transfer-not-carried-out" ->
          line(one, "hold", "Not carried out", asked + ". " + one.text("reason"));
      case "question-asked" -> line(one, "hold", "Asked why", by + " asks why: " + asked);
      default -> Optional.empty();
    };
  }

  /** Only what is denied: until it is allowed, each waits for many things one after the other. */
  private Optional<TimelineLine> decided(Entry one, String asked) {
    if (!one.text("verdict").equals("deny")) {
      return Optional.empty();
    }
    for (JsonNode finding : one.body().path("findings")) {
      if (finding.path("outcome").asString("").equals("deny")) {
        return line(one, "deny", "Denied", asked + ". " + finding.path("sentence").asString(""));
      }
    }
    return line(one, "deny", "Denied", asked);
  }

  private String names(String subject) {
    return subject.equals("policy") ? "the policy" : names.name(subject);
  }

  private static Optional<TimelineLine> line(Entry one, String mark, String what, String words) {
    return Optional.of(
        new TimelineLine(
            one.at(), Source.TRANSFER, one.key(), mark, what, words, "/transfers/" + one.id()));
  }
}
