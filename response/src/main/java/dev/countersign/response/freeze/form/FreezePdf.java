package dev.countersign.response.freeze.form;

import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.sheet.Look;
import dev.countersign.sheet.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A request as a letter of a few pages, in A4. */
public final class FreezePdf {
  private static final int MOST_ADDRESSES = 100;
  private static final int MOST_TRANSACTIONS = 200;

  private final FreezeRequest request;
  private final Sheet sheet;

  private FreezePdf(FreezeRequest request, Sheet sheet) {
    this.request = request;
    this.sheet = sheet;
  }

  /**
   * The document's bytes. The same request gives the same. Past 100 addresses or 200 transactions
   * the letter says how many more the table and the JSON have; the totals are of all of them.
   */
  public static byte[] of(FreezeRequest request) {
    String foot = "Case " + request.terms().caseNumber() + "   request " + request.reference();
    try (Sheet sheet =
        new Sheet(Look.LETTER, "Request to freeze stolen assets", foot, request.terms().made())) {
      return new FreezePdf(request, sheet).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a document in memory has none
    }
  }

  private byte[] bytes() throws IOException {
    head();
    totals();
    addresses();
    transactions();
    sheet.heading("Legal basis", 50);
    for (String paragraph : request.terms().legalBasis().lines().toList()) {
      sheet.paragraph(paragraph);
    }
    asked();
    return sheet.finished();
  }

  private void head() throws IOException {
    Company company = request.terms().company();
    sheet.block(
        Stream.of(company.name(), company.address()).filter(line -> !line.isEmpty()).toList());
    sheet.block(
        Stream.of(
                "To: " + request.holder().name(),
                request.holder().contact(),
                Times.words(request.terms().made()))
            .filter(line -> !line.isEmpty())
            .toList());
    sheet.title("Request to freeze stolen assets");
    sheet.block(
        List.of(
            "Case number: " + request.terms().caseNumber(),
            "This request: " + request.reference(),
            "Please answer by: " + Times.words(request.terms().deadline())));
    sheet.paragraph(
        "Assets of "
            + company.name()
            + " were stolen. A part of them, which is told below, "
            + where());
  }

  private String where() {
    return switch (request.holder().kind()) {
      case EXCHANGE ->
          "rests at addresses that are of your service. We ask you to freeze it at once, with the"
              + " accounts that it was credited to.";
      case ISSUER ->
          "rests in tokens that you issue. We ask you to block the addresses below at once, so"
              + " that it cannot go on.";
      case BRIDGE ->
          "rests in your bridge. We ask you to hold it back at once, on this chain and on the one"
              + " that it was to go to.";
    };
  }

  private void totals() throws IOException {
    sheet.heading("What we ask you to freeze", 80);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Asset", "Chain", "Amount", "In smallest units"));
    for (Quantity one : request.totals()) {
      rows.add(
          List.of(
              one.asset().symbol()
                  + (one.asset().id().equals("native") ? "" : ", token " + one.asset().id()),
              one.asset().chain().name() + " (" + one.asset().chain().id() + ")",
              one.words(),
              one.amount().toString()));
    }
    sheet.table(new float[] {4, 3, 3, 3}, rows);
  }

  private void addresses() throws IOException {
    sheet.heading("Where it rests", 80);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Address", "Chain", "Amount", "Confidence"));
    request.items().stream()
        .limit(MOST_ADDRESSES)
        .forEach(one ->
            rows.add(
                List.of(
                    one.address(),
                    one.what().asset().chain().name(),
                    one.what().words(),
                    one.confidence() + " %")));
    sheet.table(new float[] {6, 2, 3, 1.5f}, rows);
    more(request.items().size() - MOST_ADDRESSES, "addresses");
  }

  private void transactions() throws IOException {
    sheet.heading("Transactions that brought it", 80);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Transaction", "To", "Block, time (UTC)", "Brought"));
    int all = 0;
    for (Resting item : request.items()) {
      for (Arrival one : item.arrivals()) {
        all++;
        if (all <= MOST_TRANSACTIONS) {
          rows.add(
              List.of(
                  one.transaction(),
                  item.address(),
                  one.block() + ", " + Times.words(one.at()),
                  new Quantity(item.what().asset(), one.amount()).words()));
        }
      }
    }
    sheet.table(new float[] {5, 3.6f, 2.6f, 2}, rows);
    more(all - MOST_TRANSACTIONS, "transactions");
  }

  private void more(int left, String what) throws IOException {
    if (left > 0) {
      sheet.paragraph(
          "And "
              + left
              + " more "
              + what
              + ", which the table (CSV) and the JSON have, all of them.");
    }
  }

  private void asked() throws IOException {
    sheet.heading("What we ask for", 90);
    sheet.block(
        List.of(
            "1. Freeze what is told above, and tell us how much of it you froze, and when.",
            "2. Where some of it has gone on, tell us when, and to where.",
            "3. Keep what you know of those who control these addresses and accounts, for the"
                + " authorities.",
            "4. Do not tell them of this request."));
    sheet.heading("By what we know it", 60);
    sheet.paragraph(
        "In all "
            + request.stolen().words()
            + " were stolen and traced at "
            + Times.words(request.tracedAt())
            + " by this method: "
            + request.method()
            + ". Amounts are exact. The confidence says how sure the way to an address is: 100 %"
            + " where every step stands in a chain, less where one was inferred. The same request is"
            + " made as a table (CSV) and as JSON for programs.");
    sheet.heading("Contact", 110);
    sheet.paragraph(request.terms().company().contact().words());
    sheet.blank("Name, date, signature, for " + request.terms().company().name());
  }
}
