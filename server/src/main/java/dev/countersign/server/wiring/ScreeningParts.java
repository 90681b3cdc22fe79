package dev.countersign.server.wiring;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.api.ScreeningsApi;
import dev.countersign.server.book.Book;
import dev.countersign.server.console.ScreeningPages;
import dev.countersign.server.indicator.IndicatorStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.screening.ExposureSearch;
import dev.countersign.server.screening.IndicatorFeed;
import dev.countersign.server.screening.IssuerLists;
import dev.countersign.server.screening.ListPlaces;
import dev.countersign.server.screening.ListStore;
import dev.countersign.server.screening.ListTroubles;
import dev.countersign.server.screening.ListUpdates;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.screening.ScreeningFigures;
import dev.countersign.server.screening.ScreeningStore;
import dev.countersign.server.trace.TraceDesk;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Whose an address is. */
@Configuration(proxyBeanMethods = false)
@Import({ScreeningsApi.class, ScreeningPages.class})
public class ScreeningParts {
  @Bean
  ListStore screeningLists(DataSource source) {
    return new ListStore(source);
  }

  @Bean
  ScreeningDesk screeningDesk(
      ListStore screeningLists,
      IndicatorStore indicators,
      DataSource source,
      Book book,
      Clock clock) {
    return new ScreeningDesk(
        screeningLists,
        new IndicatorFeed(indicators, clock),
        new ScreeningStore(source),
        book::directory,
        clock);
  }

  @Bean
  ExposureSearch exposureSearch(TraceDesk traces, Book book) {
    return new ExposureSearch(traces.looks(), book::directory);
  }

  @Bean
  ListUpdates listUpdates(
      ListPlaces places,
      ListStore screeningLists,
      ListTroubles listTroubles,
      JournalStore journal,
      Clock clock) {
    return new ListUpdates(places, screeningLists, journal, listTroubles, clock);
  }

  @Bean
  ListTroubles listTroubles(ListStore screeningLists, AlertDesk alerts) {
    return new ListTroubles(screeningLists, alerts);
  }

  @Bean
  IssuerLists issuerLists(
      Nodes nodes,
      ListPlaces places,
      DataSource source,
      ListStore screeningLists,
      ListTroubles listTroubles,
      JournalStore journal,
      Clock clock) {
    return new IssuerLists(nodes, places, source, screeningLists, listTroubles, journal, clock);
  }

  @Bean
  ScreeningFigures screeningFigures(ScreeningDesk desk, Clock clock) {
    return new ScreeningFigures(desk, clock);
  }
}
