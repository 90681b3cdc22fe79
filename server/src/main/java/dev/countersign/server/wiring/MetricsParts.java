package dev.countersign.server.wiring;

import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.measure.AccessFigures;
import dev.countersign.server.access.pull.Pulls;
import dev.countersign.server.access.watch.EventWatch;
import dev.countersign.server.api.MetricsApi;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Metrics;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is measured: each part that has figures is a bean of {@link Figures}. */
@Configuration(proxyBeanMethods = false)
@Import(MetricsApi.class)
public class MetricsParts {
  @Bean
  AccessFigures accessFigures(
      DataSource source, EventStore events, EventWatch watch, Pulls pulls, Clock clock) {
    return new AccessFigures(source, events, watch, pulls, clock);
  }

  @Bean(destroyMethod = "close")
  Metrics metrics(List<Figures> parts) {
    return new Metrics(parts);
  }
}
