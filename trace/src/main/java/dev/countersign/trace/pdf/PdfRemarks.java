package dev.countersign.trace.pdf;

import dev.countersign.sheet.Sheet;
import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Noticed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of the report that give reasons to look, each of which says that it is no fact. */
final class PdfRemarks {
  private static final int MOST = 40;

  /** Heading, note and the first row. */
  private static final float TOGETHER = 150;

  private final Dossier dossier;
  private final Answer.Words words;
  private final Sheet sheet;

  PdfRemarks(Dossier dossier, Answer.Words words, Sheet sheet) {
    this.dossier = dossier;
    this.words = words;
    this.sheet = sheet;
  }

  void write() throws IOException {
    Noticed noticed = dossier.noticed();
    onward(noticed.onward());
    seeming();
    deposits(noticed.deposits());
    signs(
        "What launderers do",
        "Reasons to look, and no proof: honest people do some of it too.",
        noticed.signs(false));
    signs(
        "What may help to find out who it was",
        "Reasons to look, and no proof.",
        noticed.signs(true));
    leads(noticed.leads());
  }

  private void onward(List<Noticed.Beyond> all) throws IOException {
    part(
        "Said to go on to other chains",
        "So say the logs of the transactions in which value came to rest. Anybody can log the like;"
            + " a contract that none of the value went through or into is not believed. In this"
            + " report the value rests in the bridge.",
        new float[] {2, 2.4f, 2, 3.4f, 4.4f},
        List.of("Bridge", "Value", "To chain", "To account", "Transaction"),
        all,
        one ->
            List.of(
                one.bridge(),
                dossier.value(words, one.value()),
                one.destination(),
                one.recipient().isEmpty() ? "not said" : one.recipient(),
                one.transaction()));
  }

  private void seeming() throws IOException {
    part(
        "What accounts seem to be",
        "These have no label. What they do in the ledger tells what they seem to be, and value"
            + " rests there for that reason. It is an inference, and no fact.",
        new float[] {4, 3, 2.4f, 4.8f},
        List.of("Account", "What it seems to be", "Value", "Because it"),
        dossier.seeming(),
        one ->
            List.of(
                dossier.told(one.account()),
                one.who().name(),
                dossier.value(words, one.value()),
                one.who().inferred()));
  }

  private void deposits(List<Noticed.Deposits> all) throws IOException {
    part(
        "Deposit addresses that seem to be of one service",
        "Whoever asks the service about one of them can ask about all. It is an inference, and no"
            + " fact.",
        new float[] {3.4f, 2.4f, 5, 3.4f},
        List.of("Service", "Value", "Addresses", "Each of which"),
        all,
        one ->
            List.of(
                (one.name().isEmpty() ? "" : one.name() + " ") + one.service(),
                dossier.value(words, one.value()),
                String.join(" ", one.addresses()),
                one.reason()));
  }

  private void signs(String heading, String note, List<Noticed.Sign> all) throws IOException {
    part(
        heading,
        note,
        new float[] {2, 6, 4.4f},
        List.of("What", "By what it is told", "Transaction"),
        all,
        one ->
            List.of(
                one.kind().title(),
                one.reason(),
                one.transactions().isEmpty()
                    ? ""
                    : one.transactions().getFirst()
                        + (one.transactions().size() > 1
                            ? " and " + (one.transactions().size() - 1) + " more"
                            : "")));
  }

  private void leads(List<Lead> all) throws IOException {
    part(
        "Leads behind mixers",
        "Where to look, and no facts: nobody can say from the chain alone what is whose behind a"
            + " mixer, and no value is followed by leads. The strength, 1 to 99, ranks them; it is no"
            + " probability.",
        new float[] {1.2f, 4, 4, 5},
        List.of("Strength", "May have put in", "Took out", "It rests on"),
        all,
        one ->
            List.of(
                String.valueOf(one.strength()),
                side(one.deposit()),
                side(one.withdrawal()),
                one.basis().stream().map(Basis::reason).collect(Collectors.joining("; "))));
  }

  private static String side(Lead.Side side) {
    return side.account() + " in " + side.transaction();
  }

  private <T> void part(
      String heading,
      String note,
      float[] shares,
      List<String> heads,
      List<T> all,
      Function<T, List<String>> row)
      throws IOException {
    if (all.isEmpty()) {
      return;
    }
    sheet.heading(heading, TOGETHER);
    sheet.paragraph(note);
    List<List<String>> rows = new ArrayList<>();
    rows.add(heads);
    all.stream().limit(MOST).map(row).forEach(rows::add);
    sheet.table(shares, rows);
    if (all.size() > MOST) {
      sheet.paragraph(
          "And " + (all.size() - MOST) + " more, which the answer in JSON has, all of them.");
    }
  }
}
