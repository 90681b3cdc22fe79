package dev.countersign.drill.play;

import static dev.countersign.drill.play.PlayDecision.AGREED;
import static dev.countersign.drill.play.PlayDecision.REFUSED;
import static dev.countersign.drill.play.PlayDecision.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlayFiguresTest {
  private static final YearMonth MARCH = YearMonth.of(2027, 3);
  private static final YearMonth APRIL = YearMonth.of(2027, 4);

  private static PlayResult of(
      int person, String team, Twist twist, @Nullable PlayDecision decision) {
    return new PlayResult(new UUID(1, person), team, MARCH, twist, decision);
  }

  @Test
  void countsBothErrorsAndHoldsNoDecisionAgainstNobody() {
    List<PlayResult> results =
        List.of(
            of(1, "a", Twist.LOOK_ALIKE, REFUSED),
            of(2, "a", Twist.LOOK_ALIKE, REPORTED),
            of(3, "a", Twist.CODE_REPLACED, AGREED),
            of(4, "a", Twist.HONEST, AGREED),
            of(5, "a", Twist.HONEST, REFUSED),
            of(6, "a", Twist.HONEST, REPORTED),
            of(6, "a", Twist.COPIED, null));
    PlayCounts counts = PlayCounts.of(results);
    assertThat(counts).isEqualTo(new PlayCounts(6, 3, 1, 3, 2, 1));
    assertThat(counts.rightRefusals()).isEqualTo(2);
    assertThat(counts.rightApprovals()).isEqualTo(1);
  }

  @Test
  void aDecisionIsRightForOneKindAndWrongForTheOther() {
    for (PlayDecision decision : PlayDecision.values()) {
      assertThat(decision.right(Twist.HONEST)).isEqualTo(decision == AGREED);
      assertThat(decision.right(Twist.OWNER_ADDED)).isEqualTo(decision != AGREED);
      assertThat(PlayDecision.of(decision.word())).isEqualTo(decision);
    }
  }

  @Test
  void tellsNothingOfFewerThanFive() {
    List<PlayResult> four = people(4, "a");
    assertThat(PlayFigures.of(four, APRIL, 5).all()).isNull();
    assertThat(PlayFigures.of(four, APRIL, 5).months()).isEmpty();
    List<PlayResult> five = people(5, "a");
    assertThat(Objects.requireNonNull(PlayFigures.of(five, APRIL, 5).all()).counts().people())
        .isEqualTo(5);
  }

  @Test
  void tellsOfGroupsOnceTheMonthIsOverAndOfNoneThatIsSmall() {
    List<PlayResult> results = people(6, "large");
    results.addAll(people(20, 25, "other"));
    results.addAll(people(30, 32, "small"));
    assertThat(PlayFigures.of(results, MARCH, 5).teams()).isEmpty();
    PlayFigures figures = PlayFigures.of(results, APRIL, 5);
    // Two of the small one alone would be the difference from the total.
    assertThat(figures.teams()).extracting(PlayFigures.Line::name).containsExactly("large");
    assertThat(Objects.requireNonNull(figures.others()).counts().people()).isEqualTo(7);
    assertThat(figures.hidden()).isEqualTo(2);
  }

  @Test
  void showsNoErrorThatNextToEverybodyMade() {
    List<PlayResult> results = new ArrayList<>();
    for (int person = 0; person < 5; person++) {
      results.add(of(person, "a", Twist.AMOUNT_CHANGED, person < 2 ? AGREED : REFUSED));
      results.add(of(person, "a", Twist.HONEST, person < 1 ? REFUSED : AGREED));
    }
    PlayFigures.Line line = Objects.requireNonNull(PlayFigures.of(results, APRIL, 5).all());
    assertThat(line.approvalsShown()).isFalse();
    assertThat(line.refusalsShown()).isTrue();
  }

  private static List<PlayResult> people(int many, String team) {
    return people(0, many, team);
  }

  private static List<PlayResult> people(int from, int to, String team) {
    List<PlayResult> results = new ArrayList<>();
    for (int person = from; person < to; person++) {
      results.add(of(person, team, Twist.OTHER_DESTINATION, REFUSED));
    }
    return results;
  }
}
