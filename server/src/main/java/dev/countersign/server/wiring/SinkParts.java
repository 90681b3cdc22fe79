package dev.countersign.server.wiring;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.api.DeadLettersApi;
import dev.countersign.server.console.DeadLetterPages;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import dev.countersign.server.sink.DeadLetterDesk;
import dev.countersign.server.sink.FindingSink;
import dev.countersign.server.sink.FindingsTopic;
import dev.countersign.server.sink.SinkJobs;
import dev.countersign.server.tracing.OtlpPlace;
import dev.countersign.server.tracing.OtlpTracing;
import dev.countersign.server.tracing.RequestTracing;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.watch.StopRule;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * What comes from many machines, and spans of how things hang together; nothing unless asked for.
 */
@Configuration(proxyBeanMethods = false)
@Import({DeadLetterPages.class, DeadLettersApi.class})
public class SinkParts {
  @Bean(destroyMethod = "close")
  Tracing tracing(ObjectProvider<OtlpPlace> place) {
    OtlpPlace there = place.getIfAvailable();
    return there == null ? Tracing.OFF : new OtlpTracing(there);
  }

  @Bean
  FilterRegistrationBean<RequestTracing> requestTracing(Tracing tracing) {
    FilterRegistrationBean<RequestTracing> filter =
        new FilterRegistrationBean<>(new RequestTracing(tracing));
    filter.setEnabled(tracing.isOn());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  DeadLetterDesk deadLetterDesk(
      DataSource source, JournalStore journal, AlertDesk desk, StopRule stop, Tracing tracing) {
    return new DeadLetterDesk(source, journal, desk, stop, tracing);
  }

  /** The sink of findings, where there is one. */
  record Sink(@Nullable FindingSink sink, @Nullable SinkJobs jobs)
      implements Figures, AutoCloseable {
    @Override
    public String part() {
      return "findings";
    }

    @Override
    public void tell(Sheet sheet) {
      if (sink != null) {
        sink.tell(sheet);
      }
    }

    @Override
    public void close() {
      if (jobs != null) {
        jobs.close();
      }
    }
  }

  @Bean(destroyMethod = "close")
  Sink findingSink(
      ObjectProvider<FindingsTopic> topic,
      DataSource source,
      JournalStore journal,
      AlertDesk desk,
      StopRule stop,
      Tracing tracing,
      Clock clock) {
    FindingsTopic there = topic.getIfAvailable();
    if (there == null) {
      return new Sink(null, null);
    }
    FindingSink sink = new FindingSink(there, source, journal, desk, stop, tracing, clock);
    return new Sink(sink, new SinkJobs(sink, clock));
  }
}
