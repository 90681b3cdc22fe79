package dev.countersign.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How figures of parts become what Prometheus reads. */
class MetricsOfPartsTest {
  private static Figures part(String name, Consumer<Sheet> figures) {
    return new Figures() {
      @Override
      public String part() {
        return name;
      }

      @Override
      public void tell(Sheet sheet) {
        figures.accept(sheet);
      }
    };
  }

  private static Metrics of(Figures... parts) {
    return new Metrics(List.of(parts));
  }

  @Test
  void namesGetUnderscoresAndCountersTheirEnding() {
    try (Metrics metrics =
        of(
            part(
                "a",
                sheet -> {
                  sheet.counter("some.things", "Things", 7, "kind", "b");
                  sheet.gauge("some.wait", "Waiting", 2.5);
                }))) {
      assertThat(metrics.text())
          .contains(
              "some_things_total{kind=\"b\"} 7.0", "some_wait 2.5", "# HELP some_wait Waiting");
    }
  }

  @Test
  void aPartThatFailsHidesItsFiguresAndNoOthers() {
    try (Metrics metrics =
        of(
            part(
                "bad",
                sheet -> {
                  sheet.gauge("bad.figure", "Bad", 1);
                  throw new IllegalStateException("no database");
                }),
            part("good", sheet -> sheet.gauge("good.figure", "Good", 1)))) {
      assertThat(metrics.text())
          .contains("good_figure 1.0")
          .contains("countersign_metrics_unread{part=\"bad\"} 1.0")
          .contains("countersign_metrics_unread{part=\"good\"} 0.0")
          .doesNotContain("bad_figure");
    }
  }

  @Test
  void whatIsNotToldAnyMoreIsNotShown() throws InterruptedException {
    int[] times = {0};
    try (Metrics metrics =
        of(part("a", sheet -> sheet.gauge("it", "It", times[0], "time", "t" + times[0]++)))) {
      assertThat(metrics.text()).contains("it{time=\"t0\"} 0.0");
      assertThat(metrics.text()).as("within a second").contains("it{time=\"t0\"} 0.0");
      Thread.sleep(1_100);
      assertThat(metrics.text()).contains("it{time=\"t1\"} 1.0").doesNotContain("\"t0\"");
    }
  }
}
