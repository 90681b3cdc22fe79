package dev.countersign.response.cases;

import static dev.countersign.response.cases.Cases.CLEO;
import static dev.countersign.response.cases.Cases.NOON;
import static dev.countersign.response.cases.Cases.open;
import static dev.countersign.response.cases.Cases.trigger;
import static dev.countersign.response.playbook.CaseKind.WALLET_DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.response.playbook.Playbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverdueTest {
  private static final Playbooks PLAYBOOKS = Playbooks.shipped();

  private final Case drained = open("2026-0001", trigger(WALLET_DRAINED, NOON, "wallet/w"));

  private static Optional<Overdue> now(Case one, Optional<Overdue.Told> before, Duration after) {
    return Overdue.now(one.agenda(PLAYBOOKS), before, NOON.plus(after));
  }

  private static Optional<Overdue.Told> told(Overdue one, Duration after) {
    return Optional.of(new Overdue.Told(one.tasks(), NOON.plus(after), one.times()));
  }

  @Test
  void isToldAtTheMomentAtWhichADecisionIsDueAndNotBefore() {
    assertThat(now(drained, Optional.empty(), Duration.ofMinutes(10).minusMillis(1))).isEmpty();
    Overdue first = now(drained, Optional.empty(), Duration.ofMinutes(10)).orElseThrow();
    assertThat(first.tasks()).containsExactly("stop-signing");
    assertThat(first.since()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    assertThat(first.times()).isOne();
    assertThat(first.escalated()).isFalse();
  }

  @Test
  void isToldAgainAfterAnHourThenAfterFourThenEachDay() {
    // All but the first left out, so that nothing else becomes overdue.
    Instant due = NOON.plus(Duration.ofMinutes(10));
    Agenda agenda = drained.agenda(PLAYBOOKS);
    Agenda one = new Agenda(List.of(agenda.line("stop-signing").orElseThrow()));
    List<Long> hours = new ArrayList<>();
    Optional<Overdue.Told> before = Optional.empty();
    for (int minute = 0; minute <= 60 * 24 * 4; minute++) {
      Instant at = due.plus(Duration.ofMinutes(minute));
      Overdue next = Overdue.now(one, before, at).orElse(null);
      if (next != null) {
        hours.add(Duration.between(due, at).toHours());
        assertThat(next.escalated()).isEqualTo(hours.size() > 1);
        before = Optional.of(new Overdue.Told(next.tasks(), at, next.times()));
      }
    }
    assertThat(hours).containsExactly(0L, 1L, 5L, 29L, 53L, 77L);
  }

  @Test
  void anotherDecisionThatBecomesOverdueIsToldAtOnce() {
    Overdue first = now(drained, Optional.empty(), Duration.ofMinutes(10)).orElseThrow();
    Agenda agenda = drained.agenda(PLAYBOOKS);
    Agenda.Line rescue = agenda.line("rescue").orElseThrow();
    Agenda two =
        new Agenda(
            List.of(
                agenda.line("stop-signing").orElseThrow(),
                new Agenda.Line(
                    rescue.playbook(),
                    rescue.task(),
                    new Agenda.Open(NOON.plus(Duration.ofMinutes(30))))));
    Optional<Overdue.Told> before = told(first, Duration.ofMinutes(10));
    assertThat(Overdue.now(two, before, NOON.plus(Duration.ofMinutes(29)))).isEmpty();
    Overdue second = Overdue.now(two, before, NOON.plus(Duration.ofMinutes(30))).orElseThrow();
    assertThat(second.tasks()).containsExactly("rescue", "stop-signing");
    assertThat(second.times()).isOne();
  }

  @Test
  void whatIsDecidedIsToldNoMore() {
    Overdue first = now(drained, Optional.empty(), Duration.ofMinutes(10)).orElseThrow();
    Case decided = DecidingTest.decide(drained, "stop-signing", Decision.LEFT_OUT, CLEO);
    assertThat(now(decided, told(first, Duration.ofMinutes(10)), Duration.ofMinutes(12))).isEmpty();
    assertThat(now(DecidingTest.settled(drained), Optional.empty(), Duration.ofDays(30))).isEmpty();
  }
}
