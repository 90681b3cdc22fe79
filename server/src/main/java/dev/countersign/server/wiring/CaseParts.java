package dev.countersign.server.wiring;

import dev.countersign.server.api.CasesApi;
import dev.countersign.server.book.Book;
import dev.countersign.server.cases.CaseDesk;
import dev.countersign.server.cases.CaseHouse;
import dev.countersign.server.cases.CaseReminders;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.cases.PlaybookDesk;
import dev.countersign.server.cases.PlaybookStore;
import dev.countersign.server.cases.story.Story;
import dev.countersign.server.console.CaseDeeds;
import dev.countersign.server.console.CasePages;
import dev.countersign.server.console.PlaybookPages;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.TransferStore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Cases. */
@Configuration(proxyBeanMethods = false)
@Import({CasePages.class, CaseDeeds.class, CasesApi.class, PlaybookPages.class})
public class CaseParts {
  @Bean
  CaseHouse caseHouse(
      DataSource source,
      JournalStore journal,
      PeopleStore people,
      TransferStore transfers,
      Requesters requesters,
      Book book) {
    return CaseHouse.of(source, journal, people, transfers, requesters, book);
  }

  @Bean
  CaseDesk caseDesk(CaseHouse house) {
    return house.desk();
  }

  @Bean
  CaseStore caseStore(CaseHouse house) {
    return house.store();
  }

  @Bean
  PlaybookDesk playbookDesk(DataSource source, JournalStore journal) {
    return new PlaybookDesk(journal, new PlaybookStore(source));
  }

  @Bean
  CaseReminders caseReminders(DataSource source, JournalStore journal, CaseStore cases) {
    return new CaseReminders(source, journal, cases);
  }

  @Bean
  Story story(CaseHouse house) {
    return house.story();
  }
}
