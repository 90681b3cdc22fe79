package dev.countersign.response.freeze.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.Recheck.Change;
import dev.countersign.response.freeze.Thefts;
import dev.countersign.response.freeze.tracking.State.Acknowledged;
import dev.countersign.response.freeze.tracking.State.Drafted;
import dev.countersign.response.freeze.tracking.State.Frozen;
import dev.countersign.response.freeze.tracking.State.PartlyFrozen;
import dev.countersign.response.freeze.tracking.State.Refused;
import dev.countersign.response.freeze.tracking.State.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackingTest {
  private static final FreezeRequest REQUEST = Thefts.request();
  private static final State DRAFTED = new Drafted();
  private static final State SENT =
      new Sent(new Recheck(REQUEST.reference(), Thefts.TRACED, List.of()));
  private static final State ACKNOWLEDGED = new Acknowledged();
  private static final State FROZEN = new Frozen();
  private static final State PARTLY =
      new PartlyFrozen(List.of(new Quantity(Thefts.ETH, Thefts.eth(1))));
  private static final State REFUSED = new Refused();

  @Test
  void takesOnlyTheStepsThatMayFollow() {
    List<State> all = List.of(DRAFTED, SENT, ACKNOWLEDGED, PARTLY, FROZEN, REFUSED);
    follow(List.of(), all, List.of(SENT));
    follow(List.of(SENT), all, List.of(ACKNOWLEDGED, PARTLY, FROZEN, REFUSED));
    follow(List.of(SENT, ACKNOWLEDGED), all, List.of(PARTLY, FROZEN, REFUSED));
    follow(List.of(SENT, PARTLY), all, List.of(PARTLY, FROZEN));
    follow(List.of(SENT, FROZEN), all, List.of());
    follow(List.of(SENT, REFUSED), all, List.of());
  }

  @Test
  void keepsWhoNotedWhatAndWhen() {
    Tracking sent = drafted().then(SENT, "desk", "by their portal", at(1));
    assertThat(sent.state()).isEqualTo(SENT);
    assertThat(sent.since()).isEqualTo(Thefts.MADE.plusSeconds(1));
    assertThat(sent.steps())
        .containsExactly(
            new Step(DRAFTED, Thefts.MADE, "desk", ""),
            new Step(SENT, Thefts.MADE.plusSeconds(1), "desk", "by their portal"));
  }

  @Test
  void isNotSentWithAmountsThatNoLongerMatchTheChain() {
    Recheck changed =
        new Recheck(
            REQUEST.reference(),
            Thefts.TRACED,
            List.of(new Change(Thefts.address(1), Thefts.ETH, Thefts.eth(1_000_500), Amount.ZERO)));
    assertThatThrownBy(() -> new Sent(changed))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll("no longer match the chain", "1,000.5 ETH", "gone");
  }

  @Test
  void isNotSentOnACheckOfAnotherRequestOrOneThatIsADayOld() {
    State other = new Sent(new Recheck("CASE-7/2", Thefts.TRACED, List.of()));
    assertThatThrownBy(() -> drafted().then(other, "desk", "", at(1)))
        .hasMessageContainingAll("CASE-7/2", "CASE-7/1");
    Instant last = Thefts.TRACED.plus(Tracking.FRESH);
    assertThat(drafted().then(SENT, "desk", "", InstantSource.fixed(last)).state()).isEqualTo(SENT);
    assertThatThrownBy(
            () -> drafted().then(SENT, "desk", "", InstantSource.fixed(last.plusNanos(1))))
        .hasMessageContaining("24 hours old");
  }

  @Test
  void takesAsFrozenInPartOnlyAPartOfWhatWasAskedFor() {
    Tracking sent = drafted().then(SENT, "desk", "", at(1));
    Amount all = REQUEST.totals().getFirst().amount();
    for (List<Quantity> wrong :
        List.of(
            List.<Quantity>of(),
            List.of(new Quantity(Thefts.ETH, Amount.ZERO)),
            List.of(new Quantity(Thefts.ETH, all)),
            List.of(new Quantity(Thefts.ETH, all.plus(Amount.of(1)))),
            List.of(new Quantity(Thefts.TOKEN, Amount.of(1))))) {
      assertThatThrownBy(() -> sent.then(new PartlyFrozen(wrong), "desk", "", at(2)))
          .as(wrong.toString())
          .isInstanceOf(UnreadableInput.class);
    }
    assertThat(sent.then(PARTLY, "desk", "", at(2)).state()).isEqualTo(PARTLY);
  }

  @Test
  void refusesAClockThatWentBack() {
    assertThatThrownBy(() -> drafted().then(SENT, "desk", "", at(-1)))
        .hasMessageContaining("after");
  }

  @Test
  void remindsAfterSoLongInAStateOrAtTheDeadline() {
    Waits waits =
        new Waits(
            Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(5), Duration.ofDays(9));
    Tracking drafted = drafted();
    assertThat(Reminder.due(List.of(drafted), waits, at(3_599))).isEmpty();
    assertThat(Reminder.due(List.of(drafted), waits, at(3_600)))
        .containsExactly(
            new Reminder("CASE-7/1", DRAFTED, Thefts.MADE, Thefts.MADE.plusSeconds(3_600), false));
    Tracking sent = drafted.then(SENT, "desk", "", at(60));
    assertThat(Reminder.due(List.of(sent), waits, at(3_600))).isEmpty();
    assertThat(Reminder.due(List.of(sent), waits, at(60 + 3 * 3_600))).hasSize(1);
    Tracking partly = sent.then(PARTLY, "desk", "", at(120));
    assertThat(Reminder.due(List.of(partly), waits, at(86_399))).isEmpty();
    assertThat(Reminder.due(List.of(partly), waits, at(86_400)))
        .singleElement()
        .satisfies(one -> assertThat(one.deadlinePassed()).isTrue())
        .satisfies(one ->
            assertThat(one.sentence(at(86_400)))
                .isEqualTo(
                    "The request CASE-7/1 has been partly frozen for 23 hours; its deadline has"
                        + " passed"));
    Tracking frozen = sent.then(FROZEN, "desk", "", at(120));
    assertThat(Reminder.due(List.of(frozen), waits, at(900_000))).isEmpty();
  }

  private static void follow(List<State> before, List<State> all, List<State> allowed) {
    for (State next : all) {
      Tracking tracking = drafted();
      for (State one : before) {
        tracking = tracking.then(one, "desk", "", at(1));
      }
      Tracking last = tracking;
      if (allowed.contains(next)) {
        assertThat(last.then(next, "desk", "", at(1)).state()).isEqualTo(next);
      } else {
        assertThatThrownBy(() -> last.then(next, "desk", "", at(1)))
            .as(last.state().word() + " to " + next.word())
            .isInstanceOf(UnreadableInput.class)
            .hasMessageContainingAll(last.state().word(), next.word());
      }
    }
  }

  private static Tracking drafted() {
    return Tracking.of(REQUEST, "desk", "", at(0));
  }

  private static InstantSource at(long seconds) {
    return InstantSource.fixed(Thefts.MADE.plusSeconds(seconds));
  }
}
