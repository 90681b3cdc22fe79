package dev.countersign.server.wiring;

import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.notice.Company;
import dev.countersign.server.notice.Couriers;
import dev.countersign.server.notice.NoticeStore;
import dev.countersign.server.notice.Outbox;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.page.TransferRows;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.QuestionStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.TransferStore;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom what is told. */
@Configuration(proxyBeanMethods = false)
public class NoticeParts {
  @Bean
  NoticeStore notices(DataSource source) {
    return new NoticeStore(source);
  }

  @Bean
  Outbox outbox(
      DataSource source,
      JournalStore journal,
      NoticeStore notices,
      PeopleStore people,
      Requesters requesters,
      TransferStore transfers,
      TransferRows words,
      ChangeDesk changes,
      LureHouse lures,
      URI origin,
      Clock clock) {
    Company company =
        new Company(
            people,
            requesters,
            transfers,
            words,
            new PreparedStore(source),
            new QuestionStore(source),
            changes,
            lures);
    return new Outbox(source, journal, notices, company, origin, clock);
  }

  /** The ways out, which begin at once. */
  @Bean(destroyMethod = "close")
  Couriers couriers(
      Outbox outbox, NoticeStore notices, PeopleStore people, Outside outside, Clock clock) {
    return new Couriers(outbox, notices, people, outside, clock);
  }
}
