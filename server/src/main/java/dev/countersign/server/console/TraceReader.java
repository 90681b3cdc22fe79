package dev.countersign.server.console;

import dev.countersign.gate.known.Directory;
import dev.countersign.server.book.Book;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.TraceAmounts;
import dev.countersign.server.page.TraceHead;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.report.Dossier;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What pages of a finished trace have in common. */
final class TraceReader {
  private final TraceDesk desk;
  private final Book book;
  private final Pages pages;

  TraceReader(TraceDesk desk, Book book, Pages pages) {
    this.desk = desk;
    this.book = book;
    this.pages = pages;
  }

  /**
   * What came of a trace.
   *
   * @throws NoSuchPage where there is no such trace, or nothing came of it
   */
  Dossier dossier(UUID id) {
    return desk.dossier(id)
        .orElseThrow(() -> new NoSuchPage("There is no trace with a result under this address."));
  }

  Directory directory() {
    return book.directory();
  }

  TraceAmounts amounts(Dossier dossier) {
    return new TraceAmounts(dossier, directory());
  }

  /** A page of a trace. */
  ResponseEntity<byte[]> page(
      UUID id, Dossier dossier, String path, String template, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("head", TraceHead.of(id, dossier, amounts(dossier), path));
    return pages.page(HttpStatus.OK, template, all);
  }

  /** A part of one, for whoever shows it in place. */
  ResponseEntity<byte[]> part(String template, Map<String, Object> values) {
    return pages.part(HttpStatus.OK, template, values);
  }
}
