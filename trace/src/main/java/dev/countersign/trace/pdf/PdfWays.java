package dev.countersign.trace.pdf;

import dev.countersign.sheet.Sheet;
import dev.countersign.trace.graph.Way;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The part of the report that shows how value came to the largest services. */
final class PdfWays {
  private static final int MOST_WAYS = 5;

  private final Dossier dossier;
  private final Answer.Words words;
  private final Sheet sheet;

  PdfWays(Dossier dossier, Answer.Words words, Sheet sheet) {
    this.dossier = dossier;
    this.words = words;
    this.sheet = sheet;
  }

  void write() throws IOException {
    Map<String, Dossier.Rest> services = new LinkedHashMap<>();
    for (Dossier.Rest one : dossier.resting()) {
      if (one.place() == Place.SERVICE && one.account() != null) {
        services.putIfAbsent(one.account(), one);
      }
    }
    List<Dossier.Rest> ends = services.values().stream().limit(MOST_WAYS).toList();
    if (ends.isEmpty()) {
      return;
    }
    sheet.heading("How it came to the largest services");
    sheet.paragraph(
        "Of all chains of transactions, each after the one before, the one whose smallest step is"
            + " the largest. Value came over others too; the table of steps in CSV has all.");
    for (Dossier.Rest end : ends) {
      String account = Objects.requireNonNullElse(end.account(), "");
      Optional<Way> way = Way.to(dossier, Dossier.at(end.chain(), account));
      if (way.isPresent()) {
        Dossier.Who who = end.who();
        sheet.strong(
            (who == null ? dossier.told(account) : who.name() + " (" + dossier.told(account) + ")")
                + ": up to "
                + dossier.value(words, way.get().narrowest())
                + " came this way");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("From", "To", "Value", "When", "Transaction"));
        for (int index : way.get().steps()) {
          Dossier.Step step = dossier.steps().get(index);
          rows.add(
              List.of(
                  dossier.told(step.giver()),
                  dossier.told(step.taker()),
                  dossier.value(words, step.value()),
                  PdfReport.when(step.when()),
                  step.when().transaction()));
        }
        sheet.table(new float[] {3.4f, 3.4f, 2.2f, 1.8f, 4.2f}, rows);
      }
    }
  }
}
