package dev.countersign.trace.pdf;

import dev.countersign.sheet.Look;
import dev.countersign.sheet.Sheet;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.CsvReport;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.MethodWords;
import dev.countersign.trace.report.PlaceWords;
import dev.countersign.trace.taint.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report of a trace for lawyers and exchanges: what was stolen, where it is and who can stop
 * it, how it came there, and everything by which another expert can do it again.
 */
public final class PdfReport {
  private static final int MOST_PLACES = 40;

  private final Dossier dossier;
  private final Answer.Words words;
  private final Sheet sheet;

  private PdfReport(Dossier dossier, Answer.Words words, Sheet sheet) {
    this.dossier = dossier;
    this.words = words;
    this.sheet = sheet;
  }

  /** The document's bytes. The same dossier gives the same. */
  public static byte[] of(Dossier dossier, Answer.Words words) {
    String foot =
        dossier.software()
            + "   traced "
            + dossier.at().truncatedTo(ChronoUnit.SECONDS)
            + "   steps SHA-256 "
            + CsvReport.stepsSha256(dossier).substring(0, 16);
    try (Sheet sheet = new Sheet(Look.REPORT, "Where stolen value is", foot, dossier.at())) {
      return new PdfReport(dossier, words, sheet).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a document in memory has none
    }
  }

  private byte[] bytes() throws IOException {
    sheet.title("Where stolen value is");
    sheet.strong(
        value(dossier.stolen())
            + ", traced "
            + dossier.at().truncatedTo(ChronoUnit.SECONDS)
            + " by "
            + MethodWords.of(dossier.method()).name().toLowerCase(Locale.ROOT));
    sheet.paragraph(new PdfSource(dossier, asset(), this::value).sentence());
    totals();
    for (Place place : Dossier.ORDER) {
      places(place);
    }
    new PdfCrossings(dossier, words, sheet).write();
    new PdfWays(dossier, words, sheet).write();
    new PdfRemarks(dossier, words, sheet).write();
    method();
    repeat();
    return sheet.finished();
  }

  private String asset() {
    return dossier.asset().equals("native") || dossier.isBitcoin()
        ? "the chain's coin"
        : "the token " + dossier.asset();
  }

  private void totals() throws IOException {
    sheet.heading("All of it, accounted for");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Where it is", "Value", "Share", "What can be done"));
    BigInteger sum = BigInteger.ZERO;
    for (Place place : Dossier.ORDER) {
      BigInteger there = dossier.in(place);
      sum = sum.add(there);
      if (there.signum() > 0) {
        PlaceWords of = PlaceWords.of(place);
        rows.add(List.of(of.heading(), value(there), dossier.share(there), of.act()));
      }
    }
    rows.add(List.of("Together", value(sum), "100.0 %", "Equal to what was stolen."));
    sheet.table(new float[] {3, 3, 1.2f, 5}, rows);
    sheet.paragraph(
        "Nothing was made or lost on the way: "
            + dossier.stolen()
            + " smallest units were stolen, and "
            + sum
            + " are accounted for. This was checked when the trace was made and again when it was"
            + " read for this report.");
    if (!dossier.complete()) {
      sheet.paragraph(
          "The limit of transactions ended the trace before the ledger's end; what was left is told"
              + " under \"Not followed\".");
    }
    for (String note : dossier.noticed().notes()) {
      sheet.paragraph(note + ".");
    }
  }

  private void places(Place place) throws IOException {
    List<Dossier.Rest> there =
        dossier.resting().stream().filter(one -> one.place() == place).toList();
    if (there.isEmpty() || place == Place.FEE) {
      return;
    }
    sheet.heading(PlaceWords.of(place).heading() + ": " + value(dossier.in(place)));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Account", "Whose, and who says so", "Value", "First came", "Transaction"));
    there.stream().limit(MOST_PLACES).forEach(one -> rows.add(row(one)));
    sheet.table(new float[] {3.6f, 2.4f, 2.4f, 1.8f, 4.4f}, rows);
    if (there.size() > MOST_PLACES) {
      BigInteger rest =
          there.stream()
              .skip(MOST_PLACES)
              .map(Dossier.Rest::value)
              .reduce(BigInteger.ZERO, BigInteger::add);
      sheet.paragraph(
          "And "
              + (there.size() - MOST_PLACES)
              + " more with "
              + value(rest)
              + " together; the table in CSV has all of them.");
    }
  }

  private List<String> row(Dossier.Rest one) {
    Dossier.Who who = one.who();
    String other =
        one.asset().equals(dossier.asset())
            ? ""
            : ", as " + dossier.amount(words, one.chain(), one.asset(), one.amount());
    return List.of(
        one.account() == null ? "" : dossier.told(Dossier.at(one.chain(), one.account())),
        who == null
            ? "no label"
            : who.inferred().isEmpty()
                ? who.name() + " (" + who.kind() + ", " + who.source() + ")"
                : who.name() + " (inferred; the reason is below)",
        value(one.value()) + " (" + dossier.share(one.value()) + ")" + other,
        when(one.since()),
        one.since().transaction());
  }

  private void method() throws IOException {
    MethodWords method = MethodWords.of(dossier.method());
    sheet.heading("Method");
    sheet.paragraph(
        method.name()
            + " ("
            + dossier.method().word()
            + "). "
            + method.rule()
            + " Source: "
            + method.source()
            + ".");
    sheet.paragraph(
        "Which part of mixed value is the stolen one is a convention, and courts differ. A"
            + " transaction is judged by what it changed in the end: whoever has less of an asset and"
            + " got nothing for it gave to those who have more; whoever has less of one and more of"
            + " another exchanged them, and what was stolen of the one is stolen of the other. Value"
            + " rests at exchanges, services, mixers and bridges, as the labels name them. Only value"
            + " that the ledger shows can be followed. Labels are what their sources say; they"
            + " are no proof.");
    if (dossier.isBitcoin()) {
      sheet.paragraph(
          "An account is an output of a transaction there, called by the transaction's id and the"
              + " output's number; it receives once and is spent whole. Inputs are laid end to end"
              + " and cut into the outputs in their order; what is left at the end is the fee."
              + " Addresses that were spent from together are taken for one owner's, and value rests"
              + " where it comes out of what has the shape of a CoinJoin, unless the command below"
              + " leaves that out; such inferences are no proof.");
    }
    var asked = dossier.asked();
    sheet.paragraph(
        "Limits: "
            + (asked.until() == null ? "to the ledger's end" : "until " + asked.until())
            + "; smallest value followed "
            + asked.smallest()
            + "; at most "
            + asked.hops()
            + " hops and "
            + asked.most()
            + " transactions. "
            + dossier.transactions()
            + " transactions were read. Left out for these limits: "
            + value(dossier.in(Place.NOT_FOLLOWED))
            + ".");
  }

  private void repeat() throws IOException {
    sheet.heading("To do it again");
    sheet.paragraph(
        "With "
            + dossier.software()
            + (dossier.inputs().isEmpty()
                ? ", and a node of that chain whose address stands for URL:"
                : " and the files below:"));
    sheet.code(dossier.command());
    sheet.paragraph("The table of all steps then has this SHA-256:");
    sheet.code(CsvReport.stepsSha256(dossier));
    files("The ledger's files", dossier.inputs());
    files("The files of labels", dossier.labels());
  }

  private void files(String heading, List<LedgerFiles.Input> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(heading, "Bytes", "SHA-256"));
    files.forEach(one -> rows.add(List.of(one.name(), String.valueOf(one.bytes()), one.sha256())));
    sheet.table(new float[] {3, 1.3f, 6}, rows);
  }

  /** With a space at which it can be cut in two lines. */
  static String when(Dossier.When when) {
    return when.words().replace("T", " ");
  }

  private String value(BigInteger units) {
    return dossier.value(words, units);
  }
}
