package dev.countersign.response.cases;

import static dev.countersign.response.cases.Cases.ADA;
import static dev.countersign.response.cases.Cases.NOON;
import static dev.countersign.response.cases.Cases.joining;
import static dev.countersign.response.cases.Cases.near;
import static dev.countersign.response.cases.Cases.open;
import static dev.countersign.response.cases.Cases.trigger;
import static dev.countersign.response.playbook.CaseKind.ADDRESS_LISTED;
import static dev.countersign.response.playbook.CaseKind.RAN_A_FILE;
import static dev.countersign.response.playbook.CaseKind.SESSION_STOLEN;
import static dev.countersign.response.playbook.CaseKind.WALLET_DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoiningTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void joinsACaseAboutTheSameThing() {
    Case one = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia", "session/s1"));
    for (String shared : List.of("person/mia", "session/s1")) {
      assertThat(
              Joining.of(trigger(RAN_A_FILE, NOON.plus(SECOND), shared), List.of(one.standing())))
          .as(shared)
          .contains(one.id());
    }
    assertThat(Joining.of(trigger(RAN_A_FILE, NOON, "person/max"), List.of(one.standing())))
        .isEmpty();
  }

  @Test
  void aTraceOfItsOwnMakesNoSameCase() {
    Case one = open("2026-0001", trigger(WALLET_DRAINED, NOON, "wallet/w", "trace/t"));
    assertThat(Joining.of(trigger(SESSION_STOLEN, NOON, "trace/t"), List.of(one.standing())))
        .isEmpty();
  }

  @Test
  void joinsWithinTwoWeeksOfTheLastThingAndNoLater() {
    Case one = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia"));
    assertThat(
            Joining.of(
                trigger(RAN_A_FILE, NOON.plus(Joining.WINDOW), "person/mia"),
                List.of(one.standing())))
        .isPresent();
    assertThat(
            Joining.of(
                trigger(RAN_A_FILE, NOON.plus(Joining.WINDOW).plus(SECOND), "person/mia"),
                List.of(one.standing())))
        .isEmpty();
    assertThat(
            Joining.of(
                trigger(RAN_A_FILE, NOON.minus(Joining.WINDOW), "person/mia"),
                List.of(one.standing())))
        .isPresent();
  }

  @Test
  void joinsTheOneThatWasOpenedFirstInWhateverOrderTheyAreGiven() {
    Case first = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia"));
    Case second = open("2026-0002", trigger(WALLET_DRAINED, NOON, "wallet/w"));
    Trigger both = trigger(WALLET_DRAINED, NOON, "wallet/w", "person/mia");
    assertThat(Joining.of(both, List.of(first.standing(), second.standing()))).contains(first.id());
    assertThat(Joining.of(both, List.of(second.standing(), first.standing()))).contains(first.id());
  }

  @Test
  void aSharedThingIsStrongerThanOneThatWasTouchedLately() {
    Case touched = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia"));
    Case shared = open("2026-0002", trigger(WALLET_DRAINED, NOON, "wallet/w"));
    Trigger trigger = near(trigger(WALLET_DRAINED, NOON, "wallet/w"), "person/mia");
    assertThat(Joining.of(trigger, List.of(touched.standing(), shared.standing())))
        .contains(shared.id());
    assertThat(Joining.of(trigger, List.of(touched.standing()))).contains(touched.id());
  }

  @Test
  void valueThatLeavesWhileOneTheftIsAtHandIsThatThefts() {
    Case stolen = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia"));
    Case listed = open("2026-0002", trigger(ADDRESS_LISTED, NOON, "wallet/x"));
    Case other = open("2026-0003", trigger(RAN_A_FILE, NOON, "person/max"));
    Trigger drained = trigger(WALLET_DRAINED, NOON.plus(Joining.AT_HAND), "wallet/w");
    assertThat(Joining.of(drained, List.of(listed.standing(), stolen.standing())))
        .contains(stolen.id());
    assertThat(Joining.of(drained, List.of(stolen.standing(), other.standing())))
        .as("of two nobody can tell")
        .isEmpty();
    Trigger later = trigger(WALLET_DRAINED, NOON.plus(Joining.AT_HAND).plus(SECOND), "wallet/w");
    assertThat(Joining.of(later, List.of(stolen.standing()))).isEmpty();
    Trigger session = trigger(SESSION_STOLEN, NOON, "person/other");
    assertThat(Joining.of(session, List.of(stolen.standing()))).isEmpty();
    assertThat(Joining.of(joining(drained), List.of(stolen.standing()))).isEmpty();
  }

  @Test
  void whatWasTouchedLatelyBindsOnlyTheStepsOfATheft() {
    Case listed = open("2026-0001", trigger(ADDRESS_LISTED, NOON, "person/mia"));
    Trigger drained = near(trigger(WALLET_DRAINED, NOON, "wallet/w"), "person/mia");
    assertThat(Joining.of(drained, List.of(listed.standing()))).isEmpty();
    Case stolen = open("2026-0002", trigger(SESSION_STOLEN, NOON, "person/mia"));
    Trigger deposit = near(trigger(ADDRESS_LISTED, NOON, "wallet/w"), "person/mia");
    assertThat(Joining.of(deposit, List.of(stolen.standing()))).isEmpty();
  }

  @Test
  void whatSharesAThingWithSeveralPutsThoseTogetherThatNobodyTouched() {
    Case first = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia", "address/0xbad"));
    Case second = open("2026-0002", trigger(WALLET_DRAINED, NOON, "wallet/w", "incident/i"));
    Trigger both = trigger(WALLET_DRAINED, NOON.plus(SECOND), "wallet/w", "address/0xbad");
    List<Joining.Standing> all = List.of(second.standing(), first.standing());
    assertThat(Joining.of(both, all)).contains(first.id());
    assertThat(Joining.alsoTheSame(both, first.id(), all)).containsExactly(second.id());
    Case joined = first.with(both).with(second);
    assertThat(joined.about())
        .isEqualTo(Cases.things("person/mia", "address/0xbad", "wallet/w", "incident/i"));
    assertThat(joined.kind()).isEqualTo(WALLET_DRAINED);
    Case taken = second.takenInto(joined, NOON);
    assertThat(taken.state()).isEqualTo(CaseState.CLOSED);
    assertThat(taken.closed().orElseThrow().words()).contains("the same as case 2026-0001");

    Case noted = new Editing(second, ADA).withNote("I am at it.", NOON);
    Case decided = DecidingTest.decide(second, "stop-signing", "stopped", ADA);
    for (Case touched : List.of(noted, decided)) {
      assertThat(
              Joining.alsoTheSame(both, first.id(), List.of(first.standing(), touched.standing())))
          .isEmpty();
    }
  }

  @Test
  void aClosedCaseTakesNothing() {
    Case one = open("2026-0001", trigger(RAN_A_FILE, NOON, "person/mia"));
    Case closed = DecidingTest.closed(one);
    assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
    assertThat(Joining.of(trigger(RAN_A_FILE, NOON, "person/mia"), List.of(closed.standing())))
        .isEmpty();
  }

  @Test
  void whatJoinsBringsItsThingsItsQuestionsAndItsGravity() {
    Case one = open("2026-0001", trigger(RAN_A_FILE, NOON, "person/mia"));
    Case after = one.with(trigger(WALLET_DRAINED, NOON.plus(SECOND), "person/mia", "wallet/w"));
    assertThat(after.kind()).isEqualTo(WALLET_DRAINED);
    assertThat(after.title()).isEqualTo("A wallet was drained");
    assertThat(after.about()).isEqualTo(Cases.things("person/mia", "wallet/w"));
    assertThat(after.version()).as("people's decisions go on").isEqualTo(one.version());
    assertThat(after.lastAt()).isEqualTo(NOON.plus(SECOND));
  }

  @Test
  void theSameAgainChangesNothingWithinADay() {
    Trigger same = trigger(RAN_A_FILE, NOON, "person/mia");
    Case one = open("2026-0001", same);
    assertThat(one.with(same)).isSameAs(one);
    Trigger later = trigger(RAN_A_FILE, NOON.plus(Duration.ofDays(1)), "person/mia");
    assertThat(one.with(later).lastAt()).isEqualTo(later.at());
  }

  @Test
  void aContainedCaseIsOpenAgainWhenSomethingNewComesAndMustBeAskedAboutAgain() {
    Case one = open("2026-0001", trigger(RAN_A_FILE, NOON, "person/mia"));
    Case contained = DecidingTest.decide(one, "machine", "isolated", ADA);
    assertThat(contained.state()).isEqualTo(CaseState.CONTAINED);
    Trigger more = trigger(RAN_A_FILE, NOON.plus(SECOND), "person/mia", "person/max");
    assertThat(contained.with(more).state()).isEqualTo(CaseState.OPEN);
    assertThat(contained.with(joining(more)).state())
        .as("what only joins")
        .isEqualTo(CaseState.CONTAINED);
    assertThat(contained.with(joining(more)).severity()).isEqualTo(Severity.CRITICAL);
  }
}
