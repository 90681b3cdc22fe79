package dev.countersign.server.wiring;

import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.live.Changes;
import dev.countersign.server.live.Live;
import dev.countersign.server.live.WaitingFor;
import dev.countersign.server.lure.QueueStore;
import dev.countersign.server.page.Glance;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.transfer.AwaitingStore;
import dev.countersign.server.transfer.Requesters;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What changes while somebody looks. */
@Configuration(proxyBeanMethods = false)
public class LiveParts {
  @Bean
  AwaitingStore awaiting(DataSource source, Requesters requesters) {
    return new AwaitingStore(source, requesters);
  }

  @Bean
  Changes changesOfTheJournal(DataSource source) {
    return new Changes(source);
  }

  @Bean
  Glance glance(
      AwaitingStore transfers,
      ChangeDesk changes,
      IncidentStore incidents,
      CaseStore cases,
      DataSource source,
      Changes journal) {
    return new WaitingFor(transfers, changes, new QueueStore(source), incidents, cases, journal);
  }

  @Bean
  Live live(
      Changes changes, Glance glance, SessionStore sessions, PeopleStore people, Clock clock) {
    return new Live(changes, glance, sessions, people, clock);
  }
}
