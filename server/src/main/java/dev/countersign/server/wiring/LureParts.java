package dev.countersign.server.wiring;

import dev.countersign.server.api.ReportsApi;
import dev.countersign.server.console.ContactPages;
import dev.countersign.server.console.EmployeeSheet;
import dev.countersign.server.console.IndicatorPages;
import dev.countersign.server.console.LurePages;
import dev.countersign.server.console.QueuePages;
import dev.countersign.server.console.ReportPages;
import dev.countersign.server.indicator.IndicatorStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.AmongIndicators;
import dev.countersign.server.lure.ConfinedReading;
import dev.countersign.server.lure.Exercises;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.Reading;
import dev.countersign.server.lure.mail.MailIntake;
import dev.countersign.server.lure.mail.MailboxStore;
import dev.countersign.server.lure.mail.ReportMail;
import dev.countersign.server.lure.mail.ReportWays;
import dev.countersign.server.people.PeopleStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What people report, and what security does with it. */
@Configuration(proxyBeanMethods = false)
@Import({
  ReportPages.class,
  QueuePages.class,
  LurePages.class,
  IndicatorPages.class,
  ContactPages.class,
  EmployeeSheet.class,
  ReportsApi.class
})
public class LureParts {
  /** Where reports are read. */
  @Bean(destroyMethod = "close")
  ConfinedReading reading() {
    return new ConfinedReading();
  }

  @Bean
  LureHouse lureHouse(
      DataSource source,
      JournalStore journal,
      PeopleStore people,
      Reading reading,
      Exercises exercises,
      IndicatorStore indicators,
      Clock clock) {
    return LureHouse.open(
        source, journal, people, reading, exercises, new AmongIndicators(indicators), clock);
  }

  /** The ways by which reports come by mail, which begin at once. */
  @Bean(destroyMethod = "close")
  ReportMail reportMail(
      ReportWays ways, LureHouse house, PeopleStore people, DataSource source, Clock clock) {
    return new ReportMail(
        ways, new MailboxStore(source), new MailIntake(house, people, clock), clock);
  }
}
