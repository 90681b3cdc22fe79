package dev.countersign.server.wiring;

import dev.countersign.server.api.TracesApi;
import dev.countersign.server.book.Book;
import dev.countersign.server.console.TracePages;
import dev.countersign.server.console.TracePictures;
import dev.countersign.server.console.TraceTables;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.TraceStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Traces of stolen value. */
@Configuration(proxyBeanMethods = false)
@Import({TracePages.class, TracePictures.class, TraceTables.class, TracesApi.class})
public class TraceParts {
  @Bean(destroyMethod = "close")
  TraceDesk traceDesk(
      DataSource source, Shelves shelves, Book book, JournalStore journal, Clock clock) {
    return new TraceDesk(new TraceStore(source), shelves, book::directory, journal, clock);
  }
}
