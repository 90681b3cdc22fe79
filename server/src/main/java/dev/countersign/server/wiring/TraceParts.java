package dev.countersign.server.wiring;

import dev.countersign.server.api.OpenTracesApi;
import dev.countersign.server.api.TracesApi;
import dev.countersign.server.book.Book;
import dev.countersign.server.console.TraceNotes;
import dev.countersign.server.console.TracePages;
import dev.countersign.server.console.TracePictures;
import dev.countersign.server.console.TraceTables;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.TraceStore;
import dev.countersign.server.trace.WatchStore;
import dev.countersign.server.trace.Watches;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Traces of stolen value. */
@Configuration(proxyBeanMethods = false)
@Import({
  TracePages.class,
  TraceNotes.class,
  TracePictures.class,
  TraceTables.class,
  TracesApi.class,
  OpenTracesApi.class
})
public class TraceParts {
  @Bean(destroyMethod = "close")
  Watches watches(
      DataSource source,
      Shelves shelves,
      Book book,
      Nodes nodes,
      JournalStore journal,
      Clock clock) {
    return Watches.ofThisServer(
        new TraceStore(source),
        new WatchStore(source),
        shelves,
        book::directory,
        nodes,
        journal,
        clock);
  }

  @Bean(destroyMethod = "close")
  TraceDesk traceDesk(
      DataSource source,
      Watches watches,
      Shelves shelves,
      Book book,
      JournalStore journal,
      Clock clock) {
    return new TraceDesk(new TraceStore(source), watches, shelves, book::directory, journal, clock);
  }
}
