package dev.countersign.server.evidence;

import dev.countersign.model.json.Json;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseJson;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.ReportStore;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.report.Dossier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to a case: what was decided in it, its traces, and what was reported. */
final class CaseEvidence {
  private static final long MOST_BYTES = 512L << 20;

  private final TraceDesk traces;
  private final TraceEvidence evidence;
  private final ReportStore reports;

  CaseEvidence(TraceDesk traces, TraceEvidence evidence, ReportStore reports) {
    this.traces = traces;
    this.evidence = evidence;
    this.reports = reports;
  }

  /**
   * Puts it all in; what is left out is said in a document of its own.
   *
   * @param withReports whether what people reported goes in, which only some may see
   */
  void put(Case one, boolean withReports, Documents into) throws IOException {
    into.document("case.json", json(one));
    List<String> told = new ArrayList<>();
    for (Thing thing : one.about(Thing.Kind.TRACE)) {
      UUID id = UUID.fromString(thing.id());
      Optional<Dossier> dossier = traces.dossier(id);
      if (dossier.isPresent()) {
        evidence.put(id, dossier.get(), into);
      } else {
        told.add("The trace " + id + " has no result, so that nothing of it is here.");
      }
    }
    long left = MOST_BYTES;
    for (Thing thing : one.about(Thing.Kind.CAMPAIGN)) {
      for (Report.Answered answered : reports.in(UUID.fromString(thing.id()))) {
        Report report = answered.report();
        String what =
            "report " + report.number() + " with the SHA-256 " + report.sha256() + " of its file";
        if (!withReports) {
          told.add("The " + what + " is left out: who made this bundle may not see what is in it.");
        } else if (report.size() > left) {
          told.add("The " + what + " is left out: all reports together are larger than 512 MiB.");
        } else {
          left -= report.size();
          byte[] bytes = reports.content(report.id());
          into.input("report-" + report.number() + "-" + report.name() + ".bin", bytes);
          if (!report.whole()) {
            told.add("Of the " + what + " only the head was kept.");
          }
        }
      }
    }
    if (!told.isEmpty()) {
      into.document("about-the-case.txt", String.join("\n", told) + "\n");
    }
  }

  private static ObjectNode json(Case one) {
    ObjectNode json = Json.object();
    json.put("id", one.id().toString()).put("number", one.number()).put("title", one.title());
    json.put("state", one.state().name().toLowerCase(Locale.ROOT));
    json.put("severity", one.severity().name().toLowerCase(Locale.ROOT));
    json.put("openedAt", one.openedAt().toString()).put("openedBy", one.openedBy());
    ArrayNode about = json.putArray("about");
    for (Thing thing : one.about()) {
      about
          .addObject()
          .put("kind", thing.kind().name().toLowerCase(Locale.ROOT))
          .put("id", thing.id());
    }
    json.set("content", CaseJson.write(one));
    return json;
  }
}
