package dev.countersign.server.lure;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.server.people.Person;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the journal is told: hashes, codes and numbers, never a word of what was reported. */
final class Recorded {
  private Recorded() {}

  static ObjectNode received(Report report) {
    ObjectNode body = Json.object();
    body.put("by", report.by());
    body.put("way", report.way().word());
    body.put("sha256", report.sha256());
    body.put("size", Long.toString(report.size()));
    body.put("whole", report.whole());
    return body;
  }

  static ObjectNode answered(Report report, Answer answer, UUID campaign) {
    ObjectNode body = Json.object();
    body.put("by", report.by());
    body.put("sha256", report.sha256());
    body.put("outcome", answer.verdict().outcome().name().toLowerCase(Locale.ROOT));
    ArrayNode codes = body.putArray("codes");
    TreeSet<String> sorted = new TreeSet<>();
    for (Finding finding : answer.verdict().findings()) {
      sorted.add(finding.code().code());
    }
    sorted.forEach(codes::add);
    body.put("unread", answer.unread().size());
    body.put("campaign", campaign.toString());
    body.put("reply", report.reply());
    return body;
  }

  /** Not which one: with the reporter beside it, the journal would say what each of them did. */
  static ObjectNode exercise(Report report) {
    return Json.object()
        .put("by", report.by())
        .put("sha256", report.sha256())
        .put("exercise", true)
        .put("reply", report.reply());
  }

  static ObjectNode campaign(Report report, Answer answer, int people) {
    return Json.object()
        .put("report", report.id().toString())
        .put("outcome", answer.verdict().outcome().name().toLowerCase(Locale.ROOT))
        .put("people", people);
  }

  /**
   * Somebody met it.
   *
   * @param because {@code said}, {@code confirmed}, {@code joined} or {@code by-hand}
   */
  static ObjectNode met(Campaign campaign, Exposure level, String because, String by) {
    return Json.object()
        .put("campaign", campaign.id().toString())
        .put("level", level.word())
        .put("because", because)
        .put("outcome", campaign.outcome().name().toLowerCase(Locale.ROOT))
        .put("disposition", campaign.disposition().word())
        .put("by", by);
  }

  static String subject(UUID person) {
    return "person/" + person;
  }

  static ObjectNode by(Person who) {
    return Json.object().put("by", who.subject());
  }
}
