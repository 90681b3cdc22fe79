package dev.countersign.server.console;

import dev.countersign.model.value.Amount;
import dev.countersign.server.book.Book;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.Query;
import dev.countersign.server.page.TraceAccounts;
import dev.countersign.server.page.TraceAmounts;
import dev.countersign.server.page.TraceSteps;
import dev.countersign.server.trace.StepFilter;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.pdf.PdfReport;
import dev.countersign.trace.report.CsvReport;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.PlaceWords;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Tables of a trace, and its reports as files. */
@Controller
public final class TraceTables {
  private static final int A_PAGE = 100;
  private static final int IN_PLACE = 25;

  private final TraceReader reader;

  /** Pages over that desk. */
  public TraceTables(TraceDesk desk, Book book, Pages pages) {
    this.reader = new TraceReader(desk, book, pages);
  }

  /** The accounts, filtered and sorted. */
  @GetMapping("/traces/{id}/accounts")
  public ResponseEntity<byte[]> accounts(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "came") String sort,
      @RequestParam(defaultValue = "1") int page) {
    Dossier dossier = reader.dossier(id);
    int at = Math.clamp(page, 1, 1_000_000);
    TraceAccounts accounts =
        TraceAccounts.of(dossier, reader.amounts(dossier), words, place, sort, at);
    String query =
        "words=" + Query.of(words) + "&place=" + Query.of(place) + "&sort=" + Query.of(sort);
    Map<String, Object> values = new HashMap<>();
    values.put("accounts", accounts);
    values.put("words", words);
    values.put("place", place);
    values.put("sort", sort);
    values.put("places", places());
    values.put("pager", pager(at, TraceAccounts.A_PAGE, accounts.found(), query));
    return reader.page(id, dossier, "/accounts", "trace-accounts", values);
  }

  /** The transactions behind a number: a page of their own, or in place for a script. */
  @GetMapping("/traces/{id}/transactions")
  public ResponseEntity<byte[]> transactions(
      @PathVariable UUID id,
      @RequestParam Map<String, String> query,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace) {
    Dossier dossier = reader.dossier(id);
    StepFilter filter = StepFilter.of(dossier, query);
    TraceAmounts amounts = reader.amounts(dossier);
    int page = Math.clamp(number(query.getOrDefault("page", "1")), 1, 1_000_000);
    int size = inPlace ? IN_PLACE : A_PAGE;
    List<Integer> shown =
        filter.steps().stream().skip((long) (page - 1) * size).limit(size).toList();
    String same =
        query.entrySet().stream()
            .filter(one -> !one.getKey().equals("page"))
            .map(one -> Query.of(one.getKey()) + "=" + Query.of(one.getValue()))
            .collect(Collectors.joining("&"));
    Map<String, Object> values = new HashMap<>();
    values.put("id", id);
    values.put("of", filter.words());
    values.put("count", filter.steps().size());
    // What moved twice would count twice, so only what came to somebody is added up.
    boolean adds =
        query.keySet().stream().anyMatch(Set.of("to", "name", "place", "stage", "since")::contains);
    values.put("value", adds ? amounts.value(filter.value()) : null);
    values.put("steps", TraceSteps.of(dossier, amounts, shown));
    values.put("query", same);
    if (inPlace) {
      return reader.part("trace-steps", values);
    }
    values.put("pager", pager(page, size, filter.steps().size(), same));
    return reader.page(id, dossier, "/transactions", "trace-transactions", values);
  }

  /** The report for lawyers and exchanges. */
  @GetMapping("/traces/{id}/report.pdf")
  public ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
    Dossier dossier = reader.dossier(id);
    var directory = reader.directory();
    byte[] pdf =
        PdfReport.of(dossier, (asset, units) -> directory.amount(asset, new Amount(units)));
    return file(id, "report.pdf", MediaType.APPLICATION_PDF, pdf);
  }

  /** The same as a table. */
  @GetMapping("/traces/{id}/report.csv")
  public ResponseEntity<byte[]> csv(@PathVariable UUID id) {
    return csv(id, "report.csv", CsvReport.of(reader.dossier(id)));
  }

  /** Every step as a table. */
  @GetMapping("/traces/{id}/steps.csv")
  public ResponseEntity<byte[]> steps(@PathVariable UUID id) {
    return csv(id, "steps.csv", CsvReport.steps(reader.dossier(id)));
  }

  /**
   * Pages of a list.
   *
   * @param query that leads to the same list
   */
  public record Pager(int page, int pages, String query) {}

  private static Pager pager(int page, int size, int found, String query) {
    return new Pager(page, Math.max(1, (found + size - 1) / size), query);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 1;
  }

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    Dossier.ORDER.forEach(place ->
        places.put(
            place.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            PlaceWords.of(place).heading()));
    places.remove("fee");
    places.put("passed", "Passed through, and all gone on");
    return places;
  }

  private static ResponseEntity<byte[]> csv(UUID id, String name, String text) {
    return file(
        id,
        name,
        MediaType.parseMediaType("text/csv;charset=UTF-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> file(UUID id, String name, MediaType type, byte[] bytes) {
    String short8 = id.toString().substring(0, 8);
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"trace-" + short8 + "-" + name + "\"")
        .body(bytes);
  }
}
