package dev.countersign.bench.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.watch.WatchStatus;
import dev.countersign.access.watch.Watching;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class TheftQualityTest {
  /** Accuses each event that is such. */
  private record Accuser(Predicate<AccessEvent> such, AccessFinding code, Consumer<Sighting> told)
      implements Watching {
    @Override
    public void accept(AccessEvent event, Instant arrived) {
      if (such.test(event)) {
        told.accept(
            new Sighting(
                code,
                event.person(),
                event.visit().key(),
                event.at(),
                "It was seen.",
                List.of(EventNote.of(event)),
                "None.",
                Map.of()));
      }
    }

    @Override
    public WatchStatus status() {
      return new WatchStatus(0, 0, 0, 0, 0, 0, 0, 0, null);
    }
  }

  private static QualityTable.Figures figures(Predicate<AccessEvent> such, AccessFinding code) {
    WatchMaker maker = (networks, told) -> new Accuser(such, code, told);
    return TheftQuality.measure(maker, 300, 40, 1, List.of(1L), 0, false).getFirst();
  }

  @Test
  void findsNothingAndAlarmsNobodyWhereNothingIsSaid() {
    var figures = figures(event -> false, AccessFinding.SESSION_REPLAYED);

    assertThat(figures.thefts()).isEqualTo(TheftKind.values().length);
    assertThat(figures.found()).isZero();
    assertThat(figures.alarms()).isZero();
  }

  @Test
  void countsNoTheftAsFoundBeforeWhatIsFoundWithThePrivilegedEvent() {
    var figures = figures(event -> event.activity().privileged(), AccessFinding.SESSION_REPLAYED);

    assertThat(figures.before()).isZero();
    assertThat(figures.found()).isPositive();
    assertThat(figures.alarms()).isPositive();
  }

  @Test
  void countsAlarmsOfADayAboutOnePersonAsOne() {
    var figures = figures(event -> true, AccessFinding.SESSION_REPLAYED);

    assertThat(figures.found()).isEqualTo(figures.thefts());
    assertThat(figures.before()).isGreaterThan(figures.thefts() / 2);
    assertThat(figures.alarms()).isBetween(1_000.0, 7_000.0);
  }

  @Test
  void countsNothingThatHoldsNobody() {
    var figures = figures(event -> true, AccessFinding.API_TOKEN_CREATED);

    assertThat(figures.found()).isZero();
    assertThat(figures.alarms()).isZero();
  }
}
