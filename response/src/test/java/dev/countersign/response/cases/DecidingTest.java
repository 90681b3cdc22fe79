package dev.countersign.response.cases;

import static dev.countersign.response.cases.Cases.ADA;
import static dev.countersign.response.cases.Cases.BEN;
import static dev.countersign.response.cases.Cases.CLEO;
import static dev.countersign.response.cases.Cases.NOON;
import static dev.countersign.response.cases.Cases.open;
import static dev.countersign.response.cases.Cases.trigger;
import static dev.countersign.response.playbook.CaseKind.RAN_A_FILE;
import static dev.countersign.response.playbook.CaseKind.SESSION_STOLEN;
import static dev.countersign.response.playbook.CaseKind.WALLET_DRAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.playbook.Playbooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecidingTest {
  private static final Playbooks PLAYBOOKS = Playbooks.shipped();
  private static final Actor AUDITOR = new Actor("person/rea", Set.of("auditor"));

  private final Case drained = open("2026-0001", trigger(WALLET_DRAINED, NOON, "wallet/w"));

  static Case decide(Case one, String task, String option, Actor by) {
    return Deciding.of(one, PLAYBOOKS).decide(task, option, by, "Because it is so.", NOON);
  }

  /** With every question left out. */
  static Case settled(Case one) {
    Case at = one;
    List<Agenda.Line> open = at.agenda(PLAYBOOKS).open();
    while (!open.isEmpty()) {
      at = decide(at, open.getFirst().task().key(), Decision.LEFT_OUT, CLEO);
      open = at.agenda(PLAYBOOKS).open();
    }
    return at;
  }

  static Case closed(Case one) {
    Case asked = Deciding.of(settled(one), PLAYBOOKS).askToClose(ADA, "It is over.", NOON);
    return Deciding.of(asked, PLAYBOOKS).agreeToClose(BEN, NOON);
  }

  private static Case member(Case one, String person, CaseRole role) {
    return new Editing(one, ADA).withMember(new Member(person, role));
  }

  private static List<String> asked(Case one) {
    return one.agenda(PLAYBOOKS).open().stream().map(line -> line.task().key()).toList();
  }

  private static Agenda.Standing standing(Case one, String task) {
    return one.agenda(PLAYBOOKS).line(task).orElseThrow().standing();
  }

  @Test
  void asksInTheRightOrder() {
    assertThat(asked(drained)).containsExactly("stop-signing");
    assertThat(standing(drained, "rescue")).isEqualTo(new Agenda.Waits(List.of("stop-signing")));
    assertThatThrownBy(() -> decide(drained, "rescue", "moved", ADA))
        .hasMessage("That is decided after stop-signing");
    Case stopped = decide(drained, "stop-signing", "stopped", ADA);
    assertThat(asked(stopped))
        .containsExactly("rescue", "follow-value", "way-in", "tell-authorities");
    assertThat(stopped.state()).isEqualTo(CaseState.CONTAINED);
  }

  @Test
  void whatIsDueCountsFromWhenItCouldBeDecided() {
    assertThat(drained.agenda(PLAYBOOKS).firstDue()).contains(NOON.plus(Duration.ofMinutes(10)));
    Case stopped =
        Deciding.of(drained, PLAYBOOKS)
            .decide("stop-signing", "stopped", ADA, "", NOON.plus(Duration.ofHours(1)));
    assertThat(stopped.agenda(PLAYBOOKS).firstDue()).contains(NOON.plus(Duration.ofMinutes(90)));
  }

  @Test
  void whatFollowsFromAnotherAnswerIsNotNeeded() {
    Case stopped = decide(drained, "stop-signing", "stopped", ADA);
    Case lost = decide(stopped, "follow-value", "not-followed", ADA);
    assertThat(standing(lost, "ask-to-freeze")).isEqualTo(new Agenda.NotNeeded("follow-value"));
    assertThatThrownBy(() -> decide(lost, "ask-to-freeze", "asked", ADA))
        .hasMessageContaining("need not be decided");
    assertThat(asked(decide(lost, "follow-value", "followed", ADA))).contains("ask-to-freeze");
  }

  @Test
  void whoMayDecideIsHeld() {
    for (Actor nobody : List.of(BEN, AUDITOR)) {
      assertThatThrownBy(() -> decide(drained, "stop-signing", "stopped", nobody))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("decided by security, which you are not");
    }
  }

  @Test
  void aReasonIsNeededWhereTheAnswerAsksForOne() {
    Deciding deciding = Deciding.of(drained, PLAYBOOKS);
    assertThatThrownBy(() -> deciding.decide("stop-signing", "not-stopped", ADA, " ", NOON))
        .hasMessageContaining("The reason is missing");
    assertThatThrownBy(() -> deciding.decide("stop-signing", "left-out", ADA, "", NOON))
        .hasMessageContaining("Why it is left out is missing");
    assertThatThrownBy(() -> deciding.decide("stop-signing", "maybe", ADA, "x", NOON))
        .hasMessageContaining("expected one of stopped, not-stopped");
    assertThatThrownBy(() -> deciding.decide("dance", "yes", ADA, "x", NOON))
        .hasMessageContaining("no such decision");
    assertThatThrownBy(
            () -> deciding.decide("stop-signing", "stopped", ADA, "x".repeat(2_001), NOON))
        .hasMessageContaining("at most 2000");
  }

  @Test
  void aDecisionThatIsTakenBackIsKeptBesideTheNewOne() {
    Case first = decide(drained, "stop-signing", "stopped", ADA);
    Case other = decide(first, "stop-signing", "not-stopped", CLEO);
    assertThat(other.decisions()).hasSize(2);
    assertThat(((Agenda.Decided) standing(other, "stop-signing")).decision().by())
        .isEqualTo("person/cleo");
    assertThat(other.version()).isEqualTo(3);
  }

  @Test
  void aQuestionOfTwoPlaybooksIsAskedOnceAndAsSoonAsOneAsksIt() {
    Case both =
        open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/mia"))
            .with(trigger(RAN_A_FILE, NOON, "person/mia"));
    assertThat(asked(both)).containsOnlyOnce("end-sessions").contains("ask-the-person", "machine");
    Case ended = decide(both, "end-sessions", "ended", BEN);
    assertThat(asked(ended)).doesNotContain("end-sessions");
  }

  @Test
  void twoPeopleCloseACaseAndNobodyAlone() {
    Case settled = settled(drained);
    Case asked = Deciding.of(settled, PLAYBOOKS).askToClose(ADA, "It is over.", NOON);
    assertThatThrownBy(() -> Deciding.of(asked, PLAYBOOKS).agreeToClose(ADA, NOON))
        .hasMessageContaining("somebody else must agree");
    assertThatThrownBy(() -> Deciding.of(settled, PLAYBOOKS).agreeToClose(BEN, NOON))
        .hasMessageContaining("Nobody asks that it is closed");
    Case closed = Deciding.of(asked, PLAYBOOKS).agreeToClose(BEN, NOON);
    assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
    assertThatThrownBy(() -> new Editing(closed, ADA).withThings(Cases.things("wallet/x")))
        .hasMessageContaining("is closed; open it again first");
    Case again = Deciding.of(closed, PLAYBOOKS).reopen(CLEO, "More left.", NOON);
    assertThat(again.state()).isEqualTo(CaseState.OPEN);
    assertThat(again.closing()).isEmpty();
    assertThat(again.notes().getLast().words()).isEqualTo("Opened again: More left.");
  }

  @Test
  void nothingIsClosedWhileSomethingIsToBeDecided() {
    assertThatThrownBy(() -> Deciding.of(drained, PLAYBOOKS).askToClose(ADA, "Over.", NOON))
        .hasMessageContaining("One decision is open yet: stop-signing");
    Case asked = Deciding.of(settled(drained), PLAYBOOKS).askToClose(ADA, "Over.", NOON);
    Case joined = asked.with(trigger(SESSION_STOLEN, NOON, "wallet/w", "person/mia"));
    assertThat(joined.closing()).as("something came").isEmpty();
    assertThatThrownBy(() -> Deciding.of(joined, PLAYBOOKS).agreeToClose(BEN, NOON))
        .hasMessageContaining("something came since");
  }

  @Test
  void whoeverItIsAboutDecidesNothingInIt() {
    Case own = open("2026-0001", trigger(SESSION_STOLEN, NOON, "person/ada"));
    assertThatThrownBy(() -> decide(own, "ask-the-person", "them", ADA))
        .hasMessageContaining("is about you");
    assertThatThrownBy(() -> new Editing(own, ADA).withNote("It was nothing.", NOON))
        .hasMessageContaining("is about you");
    assertThatThrownBy(
            () -> new Editing(own, ADA).without(Cases.things("person/ada").iterator().next()))
        .hasMessageContaining("is about you");
    assertThatThrownBy(
            () -> new Editing(own, CLEO).withMember(new Member("person/ada", CaseRole.LEAD)))
        .hasMessageContaining("they have no part in it");
  }

  @Test
  void whatWasSeenMustBeWhatIsThere() {
    Case next = decide(drained, "stop-signing", "stopped", ADA);
    assertThat(next.asSeen(2)).isSameAs(next);
    assertThatThrownBy(() -> next.asSeen(1))
        .isInstanceOf(StaleCase.class)
        .hasMessageContaining("was changed by somebody else")
        .hasMessageContaining("you saw version 1, it is 2");
    assertThat(new Editing(next, BEN).withNote("Calling the exchange.", NOON).asSeen(2))
        .isNotNull();
  }

  @Test
  void oneLeadsAtATime() {
    Case one =
        member(
            member(member(drained, "person/ada", CaseRole.LEAD), "person/ben", CaseRole.SPEAKS),
            "person/cleo",
            CaseRole.LEAD);
    assertThat(one.lead()).contains("person/cleo");
    assertThat(one.members()).hasSize(2);
    assertThat(new Editing(one, ADA).withoutMember(new Member("person/cleo", CaseRole.LEAD)).lead())
        .isEmpty();
  }

  @Test
  void isReadAsItWasWritten() {
    Case one =
        closed(
            new Editing(member(drained, "person/ada", CaseRole.LEAD), ADA)
                .withNote("Ünïcode “words”", NOON));
    CaseJson.Content read = CaseJson.read(CaseJson.write(one).toString());
    assertThat(read.playbooks()).isEqualTo(one.playbooks());
    assertThat(read.decisions()).isEqualTo(one.decisions());
    assertThat(read.members()).isEqualTo(one.members());
    assertThat(read.notes()).isEqualTo(one.notes());
    assertThat(read.closing()).isEqualTo(one.closing());
    assertThat(read.closed()).isEqualTo(one.closed());
    assertThat(CaseJson.read(CaseJson.write(drained).toString()).closing())
        .isEqualTo(Optional.empty());
  }
}
