package dev.countersign.server.requester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.risk.Risk;
import dev.countersign.server.requester.Practised.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PractisedTest {
  private static final Instant THEN = Instant.parse("2027-03-01T10:00:00Z");
  private static final Instant READ = THEN.plusSeconds(60);

  @Test
  void aFirstActCountsForNothing() {
    assertThat(Practised.of(List.of(act(0, READ)), after(1))).isEmpty();
    assertThat(Practised.of(List.of(), after(1))).isEmpty();
  }

  @Test
  void anotherWithinNinetyDaysCountsFromThenOnAndFades() {
    List<Practised> parts = Practised.of(List.of(act(0, READ), act(90, READ)), after(90));
    assertThat(parts).containsExactly(new Practised(true, after(90)));
    assertThat(risk(parts, 90)).isEqualTo(20);
    assertThat(risk(parts, 105)).isEqualTo(10);
    assertThat(risk(parts, 120)).isZero();
    assertThat(Practised.of(List.of(act(0, READ), act(91, READ)), after(91))).isEmpty();
  }

  @Test
  void aLessonThatIsNotReadCountsAfterTwoWeeksUntilItIs() {
    assertThat(Practised.of(List.of(act(0, null)), after(13))).isEmpty();
    List<Practised> due = Practised.of(List.of(act(0, null)), after(14));
    assertThat(due).containsExactly(new Practised(false, after(14)));
    assertThat(risk(due, 14)).isEqualTo(10);
    assertThat(Practised.of(List.of(act(0, after(20))), after(21))).isEmpty();
  }

  private static int risk(List<Practised> parts, int day) {
    return Risk.ofPerson(parts.stream().map(Practised::part).toList(), after(day));
  }

  private static Act act(int day, @Nullable Instant read) {
    return new Act(after(day), read);
  }

  private static Instant after(int days) {
    return THEN.plus(Duration.ofDays(days));
  }
}
