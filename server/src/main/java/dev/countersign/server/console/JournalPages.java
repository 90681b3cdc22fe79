package dev.countersign.server.console;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.server.jobs.Jobs;
import dev.countersign.server.journal.JournalExport;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.page.EntryView;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.store.TakenOut;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal, for whoever oversees: searched page by page, and taken away whole. */
@Controller
public final class JournalPages {
  private static final int A_PAGE = 50;

  private final JournalStore journal;
  private final HeadKey key;
  private final Jobs jobs;
  private final PeopleStore people;
  private final TakenOut takenOut;
  private final Pages pages;

  /** Pages of that journal, and of what the server does by itself. */
  public JournalPages(
      JournalStore journal,
      HeadKey key,
      Jobs jobs,
      PeopleStore people,
      TakenOut takenOut,
      Pages pages) {
    this.takenOut = takenOut;
    this.journal = journal;
    this.key = key;
    this.jobs = jobs;
    this.people = people;
    this.pages = pages;
  }

  /** Entries that match, the newest first. */
  @GetMapping("/journal")
  public ResponseEntity<byte[]> entries(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String words) {
    long from = before == null ? Long.MAX_VALUE : before;
    var found = journal.search(from, kind, words.strip(), A_PAGE);
    Map<String, String> names = EntryView.names(people.all());
    Map<String, Object> values = new HashMap<>();
    values.put("entries", found.stream().map(entry -> EntryView.of(entry, names)).toList());
    values.put("kinds", journal.kinds());
    values.put("kind", kind);
    values.put("words", words);
    values.put("key", key.publicKey().toHex());
    values.put(
        "troubles",
        jobs.troubles().stream()
            .map(one -> "“" + one.job() + "”, since " + Moments.of(one.since()) + ": " + one.why())
            .toList());
    values.put("older", found.size() < A_PAGE ? null : found.getLast().number());
    return pages.page(HttpStatus.OK, "journal", values);
  }

  /** All of it, signed as far as it goes, as a file. */
  @GetMapping("/journal/export")
  public void export(HttpServletResponse response) throws IOException {
    journal.sign(key);
    response.setContentType("application/jsonl;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"journal.jsonl\"");
    JournalExport.write(journal, response.getOutputStream());
    takenOut.note(TakenOut.What.JOURNAL, journal.now());
  }
}
