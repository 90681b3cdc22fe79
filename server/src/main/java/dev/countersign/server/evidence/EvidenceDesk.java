package dev.countersign.server.evidence;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.Case;
import dev.countersign.response.evidence.EvidenceBundle;
import dev.countersign.server.freeze.FreezeStore;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.journal.JournalExport;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ReportStore;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.report.Dossier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where bundles of evidence are made. The hash of each stands in the journal. */
public final class EvidenceDesk {
  private final Path folder;
  private final JournalStore journal;
  private final HeadKey key;
  private final TraceDesk traces;
  private final FreezeStore freezes;
  private final TraceEvidence evidence;
  private final CaseEvidence cases;

  /** One at a time: each has a copy of the journal on the disk until it is done. */
  private final Semaphore turn = new Semaphore(1);

  /**
   * A desk over those.
   *
   * @param folder in which what is being made lies, for nobody else to read; it is emptied
   */
  public EvidenceDesk(
      Path folder,
      JournalStore journal,
      HeadKey key,
      TraceDesk traces,
      Shelves shelves,
      FreezeStore freezes,
      ReportStore reports,
      Supplier<Directory> directory) {
    this.folder = folder;
    this.journal = journal;
    this.key = key;
    this.traces = traces;
    this.freezes = freezes;
    this.evidence = new TraceEvidence(traces, shelves, freezes, directory);
    this.cases = new CaseEvidence(traces, evidence, reports);
    empty();
  }

  /** What a server left that was killed while it made one. */
  private void empty() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> left = Files.list(folder)) {
        for (Path one : left.toList()) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One that was made.
   *
   * @param manifestSha256 by which the verifier knows that it is this one
   */
  public record Known(Instant at, String by, String caseNumber, String manifestSha256) {}

  /** Takes what was made. */
  public interface Taker {
    /** Reads the bundle, which is gone afterwards. */
    void take(Path bundle) throws IOException;
  }

  /** Puts in what belongs to a subject. */
  private interface Filling {
    void put(Documents into) throws IOException;
  }

  /**
   * Makes one of a trace.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput where there is no result, or another one is being made
   * @throws IOException where the disk is full, or whoever takes it goes away
   */
  public void ofTrace(UUID trace, String by, Taker taker) throws IOException {
    Dossier dossier =
        traces.dossier(trace).orElseThrow(() -> new UnreadableInput("The trace has no result yet"));
    make(
        "trace/" + trace, caseNumber(trace), into -> evidence.put(trace, dossier, into), by, taker);
  }

  /**
   * Makes one of a case, with all of its traces.
   *
   * @param withReports whether what people reported goes in, which only some may see
   * @throws UnreadableInput where another one is being made
   * @throws IOException where the disk is full, or whoever takes it goes away
   */
  public void ofCase(Case one, boolean withReports, String by, Taker taker) throws IOException {
    make(one.subject(), one.number(), into -> cases.put(one, withReports, into), by, taker);
  }

  private void make(String subject, String number, Filling filling, String by, Taker taker)
      throws IOException {
    if (!turn.tryAcquire()) {
      throw new UnreadableInput("Another bundle is being made; ask again in a minute");
    }
    try {
      Path bundle = Files.createTempFile(folder, "evidence-", ".zip"); // for its owner alone
      try {
        EvidenceBundle.Made made = write(number, filling, bundle);
        journal.record(entries ->
            entries.add(
                "evidence-made",
                subject,
                Json.object()
                    .put("by", by)
                    .put("case", made.manifest().caseNumber())
                    .put("files", made.manifest().files().size())
                    .put("bytes", made.bytes())
                    .put("manifestSha256", made.manifestSha256().toHex())));
        taker.take(bundle);
      } finally {
        Files.deleteIfExists(bundle);
      }
    } finally {
      turn.release();
    }
  }

  private EvidenceBundle.Made write(String number, Filling filling, Path bundle)
      throws IOException {
    Path copy = Files.createTempFile(folder, "journal-", ".jsonl");
    try {
      journal.sign(key);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
        JournalExport.write(journal, out);
      }
      Documents documents = new Documents();
      documents.journal(copy);
      filling.put(documents);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bundle), 1 << 16)) {
        return EvidenceBundle.write(number, documents.files(), out);
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private String caseNumber(UUID trace) {
    List<KeptRequest> requests = freezes.of(trace);
    return requests.isEmpty()
        ? "TRACE-" + traces.store().find(trace).orElseThrow().number()
        : requests.getLast().request().terms().caseNumber();
  }

  /** Those that were made of a trace, with their hashes. */
  public List<Known> of(UUID trace) {
    return journal.about("trace/" + trace).stream()
        .filter(one -> one.kind().equals("evidence-made"))
        .map(EvidenceDesk::known)
        .toList();
  }

  private static Known known(JournalEntry entry) {
    JsonNode body = Json.parse(entry.body(), "The entry");
    return new Known(
        entry.at(),
        body.path("by").asString(""),
        body.path("case").asString(""),
        body.path("manifestSha256").asString(""));
  }
}
