package dev.countersign.gate.policy.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuorumTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final Voice ALICE = voice("alice", 1, "approvers");
  private static final Voice AMIR = voice("amir", 2, "approvers");
  private static final Voice CAROL = voice("carol", 3, "approvers", "security");
  private static final Voice SVEN = voice("sven", 4, "security");

  @Test
  void isCompleteAtTheMomentOfTheLastOneNeeded() {
    Quorum two = quorum(Map.of("approvers", 2));
    assertThat(two.completed(List.of(ALICE))).isNull();
    assertThat(two.completed(List.of(ALICE, AMIR))).isEqualTo(AMIR.at());
    assertThat(two.completed(List.of(ALICE, AMIR, CAROL, SVEN))).isEqualTo(AMIR.at());
  }

  @Test
  void countsAPersonForEachOfTheirGroups() {
    Quorum both = quorum(Map.of("approvers", 1, "security", 1));
    assertThat(both.completed(List.of(CAROL))).isEqualTo(CAROL.at());
    assertThat(both.completed(List.of(ALICE))).isNull();
    assertThat(both.completed(List.of(ALICE, SVEN))).isEqualTo(SVEN.at());
  }

  @Test
  void mayAskForMoreHeadsThanGroups() {
    Quorum heads =
        Quorum.of(new Requirement(new TreeMap<>(Map.of("approvers", 1, "security", 1)), 2));
    assertThat(heads.completed(List.of(CAROL))).isNull();
    assertThat(heads.completed(List.of(CAROL, SVEN))).isEqualTo(SVEN.at());
  }

  @Test
  void isSatisfiedByAnyAlternativeOfAChoice() {
    Quorum choice =
        new Quorum(
            Requirement.NOBODY,
            List.of(
                List.of(
                    Requirement.of(Map.of("approvers", 3)),
                    Requirement.of(Map.of("security", 1)))));
    assertThat(choice.completed(List.of(ALICE, AMIR))).isNull();
    assertThat(choice.completed(List.of(ALICE, SVEN))).isEqualTo(SVEN.at());
    assertThat(choice.completed(List.of(ALICE, AMIR, CAROL))).isEqualTo(CAROL.at());
    assertThat(choice.words()).isEqualTo("either 3 of approvers or 1 of security");
  }

  @Test
  void twoRulesAskForTheLargerOfEachGroupAndForBothChoices() {
    Quorum one = quorum(Map.of("approvers", 2, "security", 1));
    Quorum other = quorum(Map.of("approvers", 1, "administrators", 1));
    assertThat(one.and(other)).isEqualTo(other.and(one));
    assertThat(one.and(other).all().groups())
        .isEqualTo(Map.of("approvers", 2, "security", 1, "administrators", 1));
    assertThat(one.and(Quorum.NOBODY)).isEqualTo(one);
    Quorum choice =
        new Quorum(
            Requirement.NOBODY,
            List.of(List.of(Requirement.of(Map.of("x", 1)), Requirement.of(Map.of("y", 1)))));
    assertThat(choice.and(choice)).isEqualTo(choice);
    assertThat(one.and(choice).choices()).hasSize(1);
  }

  @Test
  void saysWhoIsMissing() {
    Quorum quorum =
        new Quorum(
            new Requirement(new TreeMap<>(Map.of("approvers", 2, "security", 1)), 3),
            List.of(
                List.of(
                    Requirement.of(Map.of("administrators", 1)),
                    Requirement.of(Map.of("auditors", 2)))));
    Standing standing = Standing.of(quorum, new Ballot(List.of(ALICE), List.of()));
    assertThat(standing.isMet()).isFalse();
    assertThat(standing.missing()).isEqualTo(Map.of("approvers", 1, "security", 1, "people", 2));
    assertThat(standing.missingWords())
        .isEqualTo(
            "1 more of approvers (has alice) and 1 of security and 2 more people (has alice), and"
                + " either 1 of administrators or 2 of auditors");
    assertThat(standing.needs().getFirst().by()).containsExactly(ALICE);
    assertThat(quorum.groups())
        .containsExactly("administrators", "approvers", "auditors", "security");
  }

  @Test
  void nobodyIsCompleteFromTheBeginning() {
    assertThat(Quorum.NOBODY.completed(List.of())).isEqualTo(Instant.MIN);
    assertThat(Quorum.NOBODY.words()).isEqualTo("nobody");
  }

  @Test
  void coversWhatAsksForNoMore() {
    Quorum two = quorum(Map.of("approvers", 2));
    assertThat(two.covers(quorum(Map.of("approvers", 1)))).isTrue();
    assertThat(two.covers(quorum(Map.of("approvers", 3)))).isFalse();
    assertThat(two.covers(quorum(Map.of("security", 1)))).isFalse();
    assertThat(two.covers(Quorum.NOBODY)).isTrue();
  }

  @Test
  void refusesToCountLessThanOne() {
    assertThatThrownBy(() -> quorum(Map.of("approvers", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Quorum quorum(Map<String, Integer> groups) {
    return Quorum.of(Requirement.of(groups));
  }

  private static Voice voice(String person, int second, String... groups) {
    return new Voice(person, person, Set.of(groups), T.plusSeconds(second));
  }
}
