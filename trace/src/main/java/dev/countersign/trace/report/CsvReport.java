package dev.countersign.trace.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.taint.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A dossier as tables for a spreadsheet. Amounts are in smallest units; the same trace gives the
 * same steps, byte for byte.
 */
public final class CsvReport {
  private CsvReport() {}

  /**
   * What was asked and found, where value rests, and by what it can be repeated. The first column
   * says what a line is of.
   */
  public static String of(Dossier dossier) {
    return written(csv -> {
      csv.writeRecord(
          "part",
          "item",
          "account",
          "name",
          "kind",
          "name_source",
          "asset",
          "amount",
          "value",
          "hops",
          "since_transaction",
          "since_block",
          "since_time");
      MethodWords method = MethodWords.of(dossier.method());
      about(csv, "software", dossier.software());
      about(csv, "traced_at", dossier.at().toString());
      about(csv, "method", dossier.method().word() + ": " + method.name() + ". " + method.rule());
      about(csv, "method_source", method.source());
      about(csv, "command", dossier.command());
      about(csv, "stolen_asset", dossier.asset());
      about(csv, "stolen", dossier.stolen().toString());
      about(csv, "transactions_read", String.valueOf(dossier.transactions()));
      about(csv, "ended_by_limit", String.valueOf(!dossier.complete()));
      dossier.noticed().notes().forEach(note -> about(csv, "not_looked_at_whole", note));
      about(csv, "steps_sha256", stepsSha256(dossier));
      for (Place place : Dossier.ORDER) {
        csv.writeRecord(
            "total",
            JsonAnswer.word(place),
            "",
            "",
            "",
            "",
            dossier.asset(),
            "",
            dossier.in(place).toString(),
            "",
            "",
            "",
            "");
      }
      for (Dossier.Rest one : dossier.resting()) {
        Dossier.Who who = one.who();
        csv.writeRecord(
            "rests",
            JsonAnswer.word(one.place()),
            Objects.requireNonNullElse(one.account(), ""),
            who == null ? "" : harmless(who.name()),
            who == null ? "" : who.kind(),
            who == null ? "" : harmless(who.source()),
            one.asset(),
            one.amount().toString(),
            one.value().toString(),
            String.valueOf(one.hops()),
            one.since().transaction(),
            String.valueOf(one.since().block()),
            one.since().words());
      }
      files(csv, "ledger_file", dossier.inputs());
      files(csv, "label_file", dossier.labels());
    });
  }

  /** Every step, in the ledger's order. */
  public static String steps(Dossier dossier) {
    return written(csv -> {
      csv.writeRecord(
          "transaction", "block", "time", "from", "given", "to", "got", "amount", "value");
      for (Dossier.Step one : dossier.steps()) {
        csv.writeRecord(
            one.when().transaction(),
            String.valueOf(one.when().block()),
            one.when().words(),
            one.giver(),
            one.given(),
            Objects.requireNonNullElse(one.taker(), ""),
            one.got(),
            one.amount().toString(),
            one.value().toString());
      }
    });
  }

  /** What tells these steps from others, in hexadecimal. */
  public static String stepsSha256(Dossier dossier) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(steps(dossier).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static void about(CsvWriter csv, String item, String text) {
    csv.writeRecord("about", item, "", harmless(text), "", "", "", "", "", "", "", "", "");
  }

  private static void files(CsvWriter csv, String part, List<LedgerFiles.Input> files) {
    for (LedgerFiles.Input one : files) {
      csv.writeRecord(
          part,
          harmless(one.name()),
          "",
          "SHA-256 " + one.sha256(),
          "",
          "",
          "",
          String.valueOf(one.bytes()),
          "",
          "",
          "",
          "",
          "");
    }
  }

  private interface Lines {
    void write(CsvWriter csv) throws IOException;
  }

  private static String written(Lines lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      lines.write(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  /** Somebody else's text: a spreadsheet must not take it for a formula. */
  private static String harmless(String text) {
    return CsvAnswer.harmless(text);
  }
}
