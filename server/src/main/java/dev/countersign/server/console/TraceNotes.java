package dev.countersign.server.console;

import dev.countersign.server.book.Book;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.TraceNoticed;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.trace.report.Dossier;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was noticed in a trace besides where its value is: reasons to look, and no facts. */
@Controller
public final class TraceNotes {
  private final TraceReader reader;

  /** Pages over that desk. */
  public TraceNotes(TraceDesk desk, Book book, Pages pages) {
    this.reader = new TraceReader(desk, book, pages);
  }

  /** All of it. */
  @GetMapping("/traces/{id}/noticed")
  public ResponseEntity<byte[]> noticed(@PathVariable UUID id) {
    Dossier dossier = reader.dossier(id);
    return reader.page(
        id,
        dossier,
        "/noticed",
        "trace-noticed",
        Map.of("noticed", TraceNoticed.of(dossier, reader.amounts(dossier))));
  }
}
