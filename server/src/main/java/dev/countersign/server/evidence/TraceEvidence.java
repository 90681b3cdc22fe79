package dev.countersign.server.evidence;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.form.FreezeCsv;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.form.FreezePdf;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Step;
import dev.countersign.server.freeze.FreezeStore;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.trace.Shelf;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.file.Fingerprints;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.pdf.PdfReport;
import dev.countersign.trace.report.CsvReport;
import dev.countersign.trace.report.Dossier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to a trace: its files, its result, and the requests that were made of it. */
final class TraceEvidence {
  private static final long MOST_BYTES = 1L << 30;

  private final TraceDesk traces;
  private final Shelves shelves;
  private final FreezeStore freezes;
  private final Supplier<Directory> directory;

  TraceEvidence(
      TraceDesk traces, Shelves shelves, FreezeStore freezes, Supplier<Directory> directory) {
    this.traces = traces;
    this.shelves = shelves;
    this.freezes = freezes;
    this.directory = directory;
  }

  /** Puts it all in; what cannot be is said in a document of its own. */
  void put(UUID id, Dossier dossier, Documents into) throws IOException {
    Directory names = directory.get();
    into.document(
        "trace-report.pdf",
        PdfReport.of(dossier, (asset, units) -> names.amount(asset, new Amount(units))));
    into.document("trace-report.csv", CsvReport.of(dossier));
    into.document("trace-steps.csv", CsvReport.steps(dossier));
    into.document("trace.json", traces.json(id).orElseThrow());
    for (KeptRequest one : freezes.of(id)) {
      String name = "freeze-" + one.reference();
      into.document(name + ".pdf", FreezePdf.of(one.request()));
      into.document(name + ".csv", FreezeCsv.of(one.request()));
      into.document(name + ".json", FreezeJson.of(one.request()));
      into.document(name + "-answers.json", answers(one));
    }
    List<String> told = new ArrayList<>();
    inputs(dossier, shelves.ledgers(), dossier.asked().ledger(), "ledger", into, told);
    inputs(dossier, shelves.labels(), dossier.asked().labels(), "labels", into, told);
    dossier
        .noticed()
        .blocks()
        .ifPresent(blocks ->
            told.add(
                "The trace was read from a node, up to the block "
                    + blocks.last()
                    + " with the hash "
                    + blocks.lastHash()
                    + "; anybody with a node can read the same."));
    if (!told.isEmpty()) {
      into.document("about-inputs.txt", String.join("\n", told) + "\n");
    }
  }

  private static void inputs(
      Dossier dossier,
      Shelf shelf,
      List<String> volumes,
      String kind,
      Documents into,
      List<String> told)
      throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    long bytes = 0;
    for (String volume : volumes) {
      if (shelf.all().stream().anyMatch(one -> one.name().equals(volume))) {
        for (Path file : files(shelf.of(volume))) {
          files.put(kind + "-" + volume + "-" + file.getFileName(), file);
          bytes += Files.size(file);
        }
      }
    }
    if (bytes > MOST_BYTES) {
      told.add(
          "The files of the "
              + kind
              + " are left out: they have more than 1 GiB. trace.json has the SHA-256 of each.");
      return;
    }
    Set<String> there = new HashSet<>();
    for (Map.Entry<String, Path> one : files.entrySet()) {
      Fingerprints.of(List.of(one.getValue())).forEach(print -> there.add(print.sha256()));
      into.input(one.getKey(), one.getValue());
    }
    List<LedgerFiles.Input> read = kind.equals("labels") ? dossier.labels() : dossier.inputs();
    for (LedgerFiles.Input one : read) {
      if (!there.contains(one.sha256())) {
        told.add(
            "The file "
                + one.name()
                + " with the SHA-256 "
                + one.sha256()
                + ", from which it was traced, is not here any more as it was.");
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What became of a request. */
  private static ObjectNode answers(KeptRequest one) {
    ObjectNode json = Json.object();
    json.put("reference", one.reference());
    ArrayNode steps = json.putArray("steps");
    for (Step step : one.tracking().steps()) {
      ObjectNode line = steps.addObject();
      line.put("state", step.state().word()).put("at", step.at().toString());
      line.put("by", step.who()).put("note", step.note());
      if (step.state() instanceof State.PartlyFrozen partly) {
        ArrayNode frozen = line.putArray("frozen");
        partly
            .amounts()
            .forEach(each ->
                frozen
                    .addObject()
                    .put("asset", each.asset().key())
                    .put("amount", each.amount().toString()));
      }
    }
    one.closed()
        .ifPresent(closed ->
            json.putObject("closed")
                .put("at", closed.at().toString())
                .put("by", closed.by())
                .put("why", closed.why()));
    return json;
  }
}
