package dev.countersign.trace.pdf;

import dev.countersign.sheet.Sheet;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Dossier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What went over bridges, in the report: both transactions of each, and how sure it is. */
final class PdfCrossings {
  private static final int MOST = 40;

  private final Dossier dossier;
  private final Answer.Words words;
  private final Sheet sheet;

  PdfCrossings(Dossier dossier, Answer.Words words, Sheet sheet) {
    this.dossier = dossier;
    this.words = words;
    this.sheet = sheet;
  }

  void write() throws IOException {
    if (dossier.crossings().isEmpty()) {
      return;
    }
    sheet.heading("Over bridges to other chains");
    sheet.paragraph(
        "Where a bridge says on both chains that two transactions are one transfer, value was"
            + " followed by that. Where it does not, the transactions were matched by recipient,"
            + " asset, amount and time: such a crossing, and where value is after it, is an inference"
            + " with the confidence that is stated, and no fact. What a bridge kept is told among the"
            + " fees.");
    List<Dossier.Crossed> all = new ArrayList<>(dossier.crossings());
    all.sort(Comparator.comparing(Dossier.Crossed::value).reversed());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Left", "Arrived", "Value", "How sure"));
    all.stream().limit(MOST).forEach(one -> rows.add(row(one)));
    sheet.table(new float[] {4, 4, 2.4f, 3.4f}, rows);
    if (all.size() > MOST) {
      sheet.paragraph("And " + (all.size() - MOST) + " more; the answer in JSON has all of them.");
    }
  }

  private List<String> row(Dossier.Crossed one) {
    return List.of(
        side(one.from()) + (one.bridge().isEmpty() ? "" : ", by " + one.bridge()),
        side(one.to()),
        dossier.value(words, one.value())
            + (one.arrived().equals(one.value())
                ? ""
                : ", of which " + dossier.value(words, one.arrived()) + " arrived"),
        String.format(
            Locale.ROOT,
            "%s, confidence %.2f: %s",
            one.decoded() ? "said on both sides" : "by match",
            one.sure(),
            one.basis()));
  }

  private static String side(Dossier.Side side) {
    return "chain "
        + side.chain()
        + ", "
        + side.account()
        + ", "
        + side.when().words()
        + ", in "
        + side.when().transaction();
  }
}
