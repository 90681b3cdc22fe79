package dev.countersign.trace.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.countersign.intel.label.Label;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Resting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where value rests, one line each, for a spreadsheet. */
public final class CsvAnswer {
  /** What every line begins with. */
  static final List<String> COLUMNS =
      List.of(
          "place",
          "account",
          "name",
          "asset",
          "amount",
          "value",
          "hops",
          "since_transaction",
          "since_block",
          "since_time");

  private CsvAnswer() {}

  /** With a line of column names. */
  public static String of(Answer answer) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(and(COLUMNS, "address"));
      for (Resting one : answer.trace().resting()) {
        csv.writeRecord(and(fields(answer, one), answer.address(one.account()).orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  /** The {@link #COLUMNS} of what rests. */
  static List<String> fields(Answer answer, Resting one) {
    Transaction since = answer.transaction(one.since());
    return List.of(
        one.place().name().toLowerCase(Locale.ROOT),
        one.account() == Ledger.NOBODY ? "" : answer.ledger().account(one.account()),
        harmless(answer.label(one.account()).map(Label::name).orElse("")),
        JsonAnswer.asset(answer.ledger().asset(one.asset())),
        one.tainted().toString(),
        one.source().toString(),
        String.valueOf(one.hops()),
        answer.id(since),
        String.valueOf(since.block()),
        Answer.time(since));
  }

  /** Fields, and more of them. */
  static List<String> and(List<String> first, String... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toList();
  }

  /** A name is somebody else's text: a spreadsheet must not take it for a formula. */
  static String harmless(String name) {
    return name.isEmpty() || "=+-@\t\r".indexOf(name.charAt(0)) < 0 ? name : "'" + name;
  }
}
