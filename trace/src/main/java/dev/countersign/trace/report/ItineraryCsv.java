package dev.countersign.trace.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.countersign.trace.cross.Passage;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Resting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Where value rests on several chains, one line each, for a spreadsheet; then what went over
 * bridges, as {@code crossing}, whose value is counted where it rests and not in these lines, and
 * what each bridge kept, as {@code fee}.
 */
public final class ItineraryCsv {
  private ItineraryCsv() {}

  /** With a line of column names. */
  public static String of(Itinerary told) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          CsvAnswer.and(
              CsvAnswer.COLUMNS, "chain", "from_chain", "from_transaction", "confidence", "basis"));
      for (int leg = 0; leg < told.journey().legs().size(); leg++) {
        for (Resting one : told.journey().legs().get(leg).resting()) {
          csv.writeRecord(
              CsvAnswer.and(
                  CsvAnswer.fields(told.answer(leg), one), told.chain(leg), "", "", "", ""));
        }
      }
      for (Passage one : told.journey().passages()) {
        line(csv, told, one, "crossing");
        if (one.fee().signum() > 0) {
          line(csv, told, one, "fee");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  private static void line(CsvWriter csv, Itinerary told, Passage one, String place) {
    boolean fee = place.equals("fee");
    int to = one.at().shore();
    Transaction there = told.transaction(to, one.at().position());
    csv.writeRecord(
        place,
        fee ? "" : told.account(to, one.at().account()),
        CsvAnswer.harmless(told.bridge(one.bridge(), one.from(), one.account())),
        JsonAnswer.asset(told.asset(to, one.at().asset())),
        fee ? "" : one.landed().toString(),
        fee ? one.fee().toString() : one.arrived().toString(),
        "",
        there.hash().toHex(),
        String.valueOf(there.block()),
        Answer.time(there),
        told.chain(to),
        told.chain(one.from()),
        told.transaction(one.from(), one.position()).hash().toHex(),
        String.valueOf(one.at().confidence()),
        one.at().basis());
  }
}
