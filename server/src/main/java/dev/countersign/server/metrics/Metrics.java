package dev.countersign.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is measured. Safe for use by several threads. */
public final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  /** Whoever asks more often than that is told the same again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String UNREAD = "countersign.metrics.unread";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final List<Page> pages;
  private String told = "";
  private long toldAt;

  /** With the figures of those parts, and what the process itself uses. */
  public Metrics(List<Figures> parts) {
    this.pages = parts.stream().map(Page::new).toList();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** For what is counted or timed where it happens. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Everything, in Prometheus's text format 0.0.4. */
  public synchronized String text() {
    if (told.isEmpty() || System.nanoTime() - toldAt >= PAUSE.toNanos()) {
      pages.forEach(Page::renew);
      told = registry.scrape();
      toldAt = System.nanoTime();
    }
    return told;
  }

  @Override
  public void close() {
    registry.close();
  }

  /** A figure's value, which a meter shows. */
  private static final class Cell {
    private final Meter.Id id;
    private volatile double value;

    private Cell(Meter.Id id) {
      this.id = id;
    }
  }

  private record Name(String name, Tags labels) {}

  /** What one part told last. */
  private final class Page implements Sheet {
    private final Figures part;
    private final Map<Name, Cell> cells = new HashMap<>();
    private final Set<Name> now = new HashSet<>();
    private volatile double unread;

    private Page(Figures part) {
      this.part = part;
      Gauge.builder(UNREAD, this, page -> page.unread)
          .description("1 where the figures of a part could not be read")
          .tag("part", part.part())
          .strongReference(true)
          .register(registry);
    }

    private void renew() {
      now.clear();
      try {
        part.tell(this);
        unread = 0;
      } catch (RuntimeException e) { // the others' are read all the same
        LOG.warn("the figures of {} cannot be read: {}", part.part(), e.toString());
        now.clear();
        unread = 1;
      }
      cells
          .entrySet()
          .removeIf(one -> {
            boolean gone = !now.contains(one.getKey());
            if (gone) {
              registry.remove(one.getValue().id);
            }
            return gone;
          });
    }

    @Override
    public void gauge(String name, String help, double value, String... labels) {
      Name key = new Name(name, Tags.of(labels));
      cell(key, Meter.Type.GAUGE, help).value = value;
    }

    @Override
    public void counter(String name, String help, long value, String... labels) {
      Name key = new Name(name, Tags.of(labels));
      cell(key, Meter.Type.COUNTER, help).value = (double) value;
    }

    private Cell cell(Name key, Meter.Type type, String help) {
      now.add(key);
      return cells.computeIfAbsent(
          key,
          fresh -> {
            Cell cell = new Cell(new Meter.Id(key.name(), key.labels(), null, help, type));
            if (type == Meter.Type.COUNTER) {
              FunctionCounter.builder(key.name(), cell, one -> one.value)
                  .description(help)
                  .tags(key.labels())
                  .register(registry);
            } else {
              Gauge.builder(key.name(), cell, one -> one.value)
                  .description(help)
                  .tags(key.labels())
                  .register(registry);
            }
            return cell;
          });
    }
  }
}
