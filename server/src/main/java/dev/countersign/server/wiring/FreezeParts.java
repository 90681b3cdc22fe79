package dev.countersign.server.wiring;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.api.FreezesApi;
import dev.countersign.server.book.Book;
import dev.countersign.server.console.EvidencePages;
import dev.countersign.server.console.FreezePages;
import dev.countersign.server.console.FreezeTracePages;
import dev.countersign.server.console.LetterPages;
import dev.countersign.server.evidence.EvidenceDesk;
import dev.countersign.server.freeze.FreezeDesk;
import dev.countersign.server.freeze.FreezeReminders;
import dev.countersign.server.freeze.FreezeStore;
import dev.countersign.server.freeze.FreezeTracking;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.letter.LetterDesk;
import dev.countersign.server.lure.ReportStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Requests to freeze stolen value. */
@Configuration(proxyBeanMethods = false)
@Import({
  FreezeTracePages.class,
  FreezePages.class,
  FreezesApi.class,
  EvidencePages.class,
  LetterPages.class
})
public class FreezeParts {
  @Bean
  FreezeDesk freezeDesk(DataSource source, JournalStore journal, TraceDesk traces, Book book) {
    return new FreezeDesk(journal, new FreezeStore(source), traces, book::directory, Waits.USUAL);
  }

  @Bean
  EvidenceDesk evidenceDesk(
      JournalStore journal,
      HeadKey key,
      TraceDesk traces,
      Shelves shelves,
      FreezeDesk freezes,
      DataSource source,
      Book book) {
    return new EvidenceDesk(
        shelves.beside("evidence"),
        journal,
        key,
        traces,
        shelves,
        freezes.store(),
        new ReportStore(source),
        book::directory);
  }

  @Bean
  LetterDesk letterDesk(DataSource source, JournalStore journal) {
    return new LetterDesk(source, journal);
  }

  @Bean
  FreezeReminders freezeReminders(JournalStore journal, FreezeDesk desk) {
    return new FreezeReminders(journal, desk.store(), Waits.USUAL);
  }

  @Bean
  FreezeTracking freezeTracking(JournalStore journal, FreezeDesk desk, PeopleStore people) {
    return new FreezeTracking(journal, desk, people, Waits.USUAL);
  }
}
