package dev.countersign.response.freeze.form;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.countersign.model.text.Visible;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as a table for a spreadsheet. The first column says what a line is of: {@code about},
 * {@code total}, {@code address} or {@code transaction}; sums are of the lines of one kind. What
 * others wrote cannot be taken for a formula.
 */
public final class FreezeCsv {
  private static final List<String> COLUMNS =
      List.of(
          "part",
          "item",
          "chain",
          "asset",
          "symbol",
          "decimals",
          "address",
          "amount",
          "smallest_units",
          "confidence_percent",
          "transaction",
          "block",
          "time_utc");

  private FreezeCsv() {}

  /** With a line of column names. */
  public static String of(FreezeRequest request) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      about(csv, request);
      request.totals().forEach(one -> line(csv, "total", one, "", "", "", "", ""));
      for (Resting item : request.items()) {
        line(
            csv,
            "address",
            item.what(),
            item.address(),
            String.valueOf(item.confidence()),
            "",
            "",
            "");
      }
      for (Resting item : request.items()) {
        for (Arrival one : item.arrivals()) {
          line(
              csv,
              "transaction",
              new Quantity(item.what().asset(), one.amount()),
              item.address(),
              "",
              one.transaction(),
              String.valueOf(one.block()),
              one.at().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  private static void about(CsvWriter csv, FreezeRequest request) {
    Terms terms = request.terms();
    about(csv, "reference", request.reference());
    about(csv, "case_number", terms.caseNumber());
    about(csv, "company", terms.company().name());
    about(csv, "company_address", terms.company().address());
    about(csv, "contact", terms.company().contact().words());
    about(csv, "holder", request.holder().name());
    about(csv, "holder_kind", request.holder().kind().word());
    about(csv, "holder_contact", request.holder().contact());
    about(csv, "legal_basis", terms.legalBasis());
    about(csv, "made", terms.made().toString());
    about(csv, "deadline", terms.deadline().toString());
    about(csv, "traced_at", request.tracedAt().toString());
    about(csv, "method", request.method());
    about(csv, "stolen", request.stolen().words());
  }

  /** The text stands in the column {@code address}, where no sum is made of it. */
  private static void about(CsvWriter csv, String item, String text) {
    csv.writeRecord("about", item, "", "", "", "", harmless(text), "", "", "", "", "", "");
  }

  private static void line(
      CsvWriter csv,
      String part,
      Quantity what,
      String address,
      String confidence,
      String... when) {
    ChainAsset asset = what.asset();
    List<String> first =
        List.of(
            part,
            "",
            asset.chain().id(),
            harmless(asset.id()),
            harmless(asset.symbol()),
            String.valueOf(asset.decimals()),
            harmless(address),
            what.amount().inUnits(asset.decimals()).replace(",", ""),
            what.amount().toString(),
            confidence);
    csv.writeRecord(
        Stream.concat(first.stream(), Arrays.stream(when).map(FreezeCsv::harmless)).toList());
  }

  /**
   * Somebody else's text. A spreadsheet takes a cell for a formula that begins with one of these
   * signs, in some countries also with the wide ones; an apostrophe before it makes it text.
   */
  static String harmless(String text) {
    String visible = Visible.of(text).replace("\n", " ");
    return visible.isEmpty() || "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(firstOf(visible)) < 0
        ? visible
        : "'" + visible;
  }

  /** Spaces are passed over, since some programs do so. */
  private static char firstOf(String text) {
    String rest = text.strip();
    return rest.isEmpty() ? ' ' : rest.charAt(0);
  }
}
