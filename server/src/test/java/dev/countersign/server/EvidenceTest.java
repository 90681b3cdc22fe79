package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.response.evidence.EvidenceCheck;
import dev.countersign.response.evidence.EvidenceCheck.Known;
import dev.countersign.response.evidence.Fault;
import dev.countersign.response.evidence.Manifest;
import dev.countersign.response.evidence.Reading;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bundle of evidence from a running server, verified without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
  private static final String THIEF = "0x7a1e0000000000000000000000000000000000f1";

  private Path data;
  private Server server;
  private Visitor ada;
  private String trace;
  private byte[] bundle;

  @BeforeAll
  void make(@TempDir Path folder) throws IOException {
    data = folder;
    server = Running.on(folder);
    ada = People.founder(server);
    ObjectNode asked = Json.object().put("ledger", "example").put("from", THIEF);
    asked.putArray("labels").add("example");
    HttpResponse<String> taken = ada.postJson("/api/v1/traces", asked);
    trace = Json.parse(taken.body(), "The trace").path("id").asString();
    while (!state().equals("done")) {
      assertThat(state()).isIn("waiting", "running", "done");
    }
    Visitor.told(ada.form("/traces/" + trace + "/freezes", FreezeTest.form("CASE-9")));
    try (InputStream in = ada.open("/traces/" + trace + "/evidence.zip").body()) {
      bundle = in.readAllBytes();
    }
  }

  private String state() {
    return Json.parse(ada.get("/api/v1/traces/" + trace).body(), "It").path("state").asString();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void holdsTheJournalTheFilesAndTheDocumentsAndVerifiesByTheHashThatTheJournalKeeps()
      throws IOException {
    String page = ada.get("/traces/" + trace + "/freezes").body();
    String hash = People.group(page, "<code>(0x[0-9a-f]{64})</code>");
    EvidenceCheck.Report report =
        EvidenceCheck.of(
            Reading.of(bundle), new Known(Bytes.fromHex(hash), Known.NOTHING.journal()));

    assertThat(report.faults()).isEmpty();
    assertThat(report.journal()).isNotNull();
    Manifest manifest = Objects.requireNonNull(report.manifest());
    assertThat(manifest.caseNumber()).isEqualTo("CASE-9");
    assertThat(manifest.files())
        .extracting(EvidenceTest::name)
        .contains(
            "journal.jsonl",
            "inputs/labels-example-labels.csv",
            "inputs/ledger-example-transactions.csv",
            "documents/trace-report.pdf",
            "documents/trace.json",
            "documents/freeze-CASE-9-1.pdf",
            "documents/freeze-CASE-9-1.json",
            "documents/freeze-CASE-9-4-answers.json");
    assertThat(ada.get("/journal/export").body()).contains("evidence-made", hash);
  }

  @Test
  void saysWhereAByteWasChanged() throws IOException {
    String text = new String(bundle, StandardCharsets.ISO_8859_1);
    for (String name :
        Set.of("journal.jsonl", "documents/trace.json", "inputs/labels-example-labels.csv")) {
      byte[] changed = bundle.clone();
      int listed = text.indexOf(name); // in the manifest, before the file itself
      int at = text.indexOf(name, listed + 1) + name.length() + 40;
      changed[at] ^= 1;

      EvidenceCheck.Report report = EvidenceCheck.of(Reading.of(changed), Known.NOTHING);

      assertThat(report.whole()).as(name).isFalse();
      assertThat(report.faults()).extracting(Fault::file).contains(name);
    }
  }

  @Test
  void ofACaseHoldsItsTracesAndNamesReportsThatOnlySecurityMaySee() throws IOException {
    ObjectNode report = Json.object().put("text", "Dear Ada, run this test for your new job.");
    HttpResponse<String> handed = ada.postJson("/api/v1/reports", report);
    assertThat(handed.statusCode() / 100).as(handed.body()).isEqualTo(2);
    String id = Json.parse(handed.body(), "The report").path("id").asString();
    JsonNode read = report(id);
    Visitor.told(
        ada.form(
            "/cases",
            Map.of(
                "about",
                "campaign/" + read.path("campaign").asString(),
                "kind",
                "ran-a-file",
                "severity",
                "high",
                "title",
                "A test was run")));
    String number = "";
    String found = "";
    for (JsonNode one : Json.parse(ada.get("/api/v1/cases").body(), "Cases").path("cases")) {
      found = one.path("id").asString();
      number = one.path("number").asString();
    }
    Visitor.told(ada.form("/cases/attach", Map.of("to", found, "thing", "trace/" + trace)));

    byte[] ofCase;
    try (InputStream in = ada.open("/cases/" + found + "/evidence.zip").body()) {
      ofCase = in.readAllBytes();
    }

    EvidenceCheck.Report checked = EvidenceCheck.of(Reading.of(ofCase), Known.NOTHING);
    assertThat(checked.faults()).isEmpty();
    assertThat(Objects.requireNonNull(checked.manifest()).caseNumber()).isEqualTo(number);
    assertThat(checked.manifest().files())
        .extracting(EvidenceTest::name)
        .contains("documents/case.json", "documents/trace.json", "documents/about-the-case.txt")
        .noneMatch(name -> name.startsWith("inputs/report"));
    String text = new String(ofCase, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("is left out: who made this bundle may not see what is in it");
    assertThat(text).doesNotContain("run this test for your new job");
  }

  private JsonNode report(String id) {
    while (true) {
      JsonNode now = Json.parse(ada.get("/api/v1/reports/" + id).body(), "The report");
      if (now.has("campaign")) {
        return now;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void leavesNothingBehindAndIsForThoseWhoOverseeAlone() throws IOException {
    try (Stream<Path> left = Files.list(data.resolve("evidence"))) {
      assertThat(left).isEmpty();
    }
    assertThat(new Visitor(server.address()).get("/traces/" + trace + "/evidence.zip").statusCode())
        .isNotEqualTo(200);
    assertThat(ada.get("/traces/00000000-0000-0000-0000-000000000000/evidence.zip").statusCode())
        .isEqualTo(404);
  }

  private static String name(Manifest.Listed listed) {
    return listed.name();
  }
}
