package dev.countersign.cli.trace;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.file.Fingerprints;
import dev.countersign.trace.pdf.PdfReport;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.CsvAnswer;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.GraphMlAnswer;
import dev.countersign.trace.report.Itinerary;
import dev.countersign.trace.report.ItineraryCsv;
import dev.countersign.trace.report.ItineraryJson;
import dev.countersign.trace.report.ItineraryText;
import dev.countersign.trace.report.JsonAnswer;
import dev.countersign.trace.report.TextAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How a trace is answered. */
final class AnswerOptions {
  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Write the report for lawyers and exchanges there too.")
  private @Nullable Path pdf;

  @Option(
      names = "--dossier",
      paramLabel = "FILE",
      description =
          "Write there what countersign freeze makes requests of: the JSON, when and what.")
  private @Nullable Path dossier;

  @ArgGroup private Form form = new Form();

  /** At most one of them. */
  static final class Form {
    @Option(names = "--json", description = "Answer in JSON, with every flow.")
    private boolean json;

    @Option(names = "--csv", description = "Answer as a table of where value rests.")
    private boolean csv;

    @Option(names = "--graphml", description = "Answer as a graph of who gave to whom.")
    private boolean graphml;
  }

  boolean isJson() {
    return form.json;
  }

  /**
   * Writes the report and the dossier, where they are wanted.
   *
   * @throws UnreadableInput when it cannot be written
   */
  void write(Answer answer, Asked asked, List<Path> labels) {
    if (pdf != null || dossier != null) {
      write(DossierJson.of(answer, asked, Instant.now(), Fingerprints.of(labels)), answer.words());
    }
  }

  /**
   * Writes those of a trace over several chains, where they are wanted.
   *
   * @throws UnreadableInput when it cannot be written
   */
  void write(Itinerary told, Asked asked, List<Path> labels) {
    if (pdf != null || dossier != null) {
      write(DossierJson.of(told, asked, Instant.now(), Fingerprints.of(labels)), told.words());
    }
  }

  private void write(ObjectNode json, Answer.Words words) {
    if (pdf != null) {
      write(pdf, PdfReport.of(DossierJson.read(json), words));
    }
    if (dossier != null) {
      write(dossier, (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UnreadableInput("The report could not be written to " + file + ": " + e);
    }
  }

  void print(Itinerary told, Terminal terminal) {
    if (form.json) {
      terminal.print(ItineraryJson.of(told));
    } else if (form.csv) {
      terminal.print(ItineraryCsv.of(told));
    } else if (form.graphml) {
      terminal.print(GraphMlAnswer.of(told));
    } else {
      terminal.print(ItineraryText.of(told));
    }
  }

  void print(Answer answer, Terminal terminal) {
    if (form.json) {
      terminal.print(JsonAnswer.of(answer));
    } else if (form.csv) {
      terminal.print(CsvAnswer.of(answer));
    } else if (form.graphml) {
      terminal.print(GraphMlAnswer.of(answer));
    } else {
      terminal.print(TextAnswer.of(answer));
    }
  }
}
