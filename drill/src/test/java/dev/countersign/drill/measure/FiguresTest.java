package dev.countersign.drill.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.evidence.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Instant MARCH = Instant.parse("2027-03-01T09:00:00Z");

  @Test
  void countsWhoReportedAndWhoActedAndWhatIsNotKnown() {
    Counts counts =
        Counts.of(
            List.of(
                result(1, "a", MARCH, 10, null),
                result(2, "a", MARCH, null, 5),
                result(3, "a", MARCH, 20, 5),
                with(result(4, "a", MARCH, null, null), Standing.PRESSED),
                with(result(4, "a", MARCH, null, null), Standing.NOT_KNOWN),
                result(5, "a", MARCH, null, null)));
    assertThat(counts).isEqualTo(new Counts(5, 6, 2, 2, 2));
    assertThat(counts.reportedShare()).isEqualTo(333);
  }

  @Test
  void saysWhetherTheFirstReportCameBeforeTheFirstAct() {
    assertThat(
            Race.of(List.of(result(1, "a", MARCH, 10, null), result(2, "a", MARCH, null, 11)))
                .end())
        .isEqualTo(Race.End.REPORTED_FIRST);
    assertThat(
            Race.of(List.of(result(1, "a", MARCH, 10, null), result(2, "a", MARCH, null, 10)))
                .end())
        .isEqualTo(Race.End.ACTED_FIRST);
    assertThat(Race.of(List.of(result(1, "a", MARCH, null, 3))).end())
        .isEqualTo(Race.End.ACTED_FIRST);
    assertThat(Race.of(List.of(result(1, "a", MARCH, null, null))).end()).isEqualTo(Race.End.QUIET);
    Race later =
        Race.of(
            List.of(
                result(1, "a", MARCH.plusSeconds(600), 1, null),
                result(2, "a", MARCH, null, null)));
    assertThat(later.toReport()).as("since it was first sent").isEqualTo(Duration.ofMinutes(11));
  }

  @Test
  void adjustsForDifficulty() {
    List<Result> all = new ArrayList<>();
    // Of the easy ones 8 of 10 are reported, of the hard ones 2 of 10, by both teams alike.
    for (int i = 0; i < 20; i++) {
      boolean easy = i < 10;
      boolean reported = easy ? i % 5 != 0 : i % 5 == 0;
      String team = (i % 5 == 0) == (i < 10) || i % 2 == 0 ? "a" : "b";
      all.add(of(i, team, easy ? Difficulty.LEAST : Difficulty.VERY, reported));
    }
    Yardstick yardstick = new Yardstick(all);
    assertThat(yardstick.adjusted(all)).hasValue(500);
    List<Result> easy = all.subList(0, 10);
    assertThat(Counts.of(easy).reportedShare()).isEqualTo(800);
    assertThat(yardstick.adjusted(easy)).as("no better than all").hasValue(500);
    assertThat(yardstick.adjusted(List.of())).isEmpty();
    List<Result> none = List.of(of(1, "a", Difficulty.VERY, false));
    assertThat(new Yardstick(none).adjusted(none)).isEmpty();
  }

  @Test
  void hidesSmallTeamsAndWhatWouldGiveThemAway() {
    List<Result> all = new ArrayList<>();
    add(all, "big", 20, 0);
    add(all, "middle", 7, 100);
    add(all, "small", 4, 200);
    Teams teams = Teams.of(all, 5);
    assertThat(teams.shown()).extracting(Teams.Team::name).containsExactly("big");
    assertThat(teams.hidden()).isEqualTo(2);
    assertThat(teams.others())
        .isNotNull()
        .satisfies(
            others -> assertThat(Objects.requireNonNull(others).counts().people()).isEqualTo(11));

    List<Result> two = new ArrayList<>();
    add(two, "big", 20, 0);
    add(two, "small", 4, 200);
    assertThat(Teams.of(two, 5).shown()).as("the difference would be the small one").isEmpty();
    List<Result> tiny = new ArrayList<>();
    add(tiny, "small", 4, 200);
    assertThat(Teams.of(tiny, 5)).isEqualTo(new Teams(List.of(), null, 1));
    List<Result> exact = new ArrayList<>();
    add(exact, "one", 5, 0);
    add(exact, "two", 5, 50);
    assertThat(Teams.of(exact, 5).shown()).hasSize(2);
    assertThat(Teams.of(exact, 5).others()).isNull();
  }

  @Test
  void doesNotShowThatEverybodyActed() {
    List<Result> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(result(i, "a", MARCH, null, 5));
    }
    assertThat(Teams.of(all, 5).shown()).singleElement().matches(one -> !one.actsShown());
  }

  @Test
  void everyDifferenceOfTwoSumsIsAGroupInWhichNobodyCanBeMadeOut() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Result> before = new ArrayList<>();
      int person = 0;
      for (String team : List.of("a", "b", "c", "d", "")) {
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
          before.add(result(person++, team, MARCH, random.nextBoolean() ? 5 : null, null));
        }
      }
      List<Result> after = new ArrayList<>(before);
      for (Result one : before) {
        if (random.nextInt(3) == 0) {
          after.add(
              result(
                  Math.toIntExact(one.person().getLeastSignificantBits()),
                  one.team(),
                  MARCH.plus(Duration.ofDays(31)),
                  null,
                  null));
        }
      }
      differ(Teams.of(Figures.told(before, 5), 5), Teams.of(Figures.told(after, 5), 5));
    }
  }

  private static void differ(Teams before, Teams after) {
    for (Teams.Team team : after.shown()) {
      int sentBefore =
          before.shown().stream()
              .filter(one -> one.name().equals(team.name()))
              .mapToInt(one -> one.counts().sent())
              .findFirst()
              .orElse(0);
      int more = team.counts().sent() - sentBefore;
      assertThat(more == 0 || more >= 5).as(team.name() + " grew by " + more).isTrue();
    }
    int othersBefore = before.others() == null ? 0 : before.others().counts().sent();
    int others = after.others() == null ? 0 : after.others().counts().sent();
    assertThat(others - othersBefore == 0 || others - othersBefore >= 5).isTrue();
  }

  @Test
  void leavesOutMonthsOfTooFewPeople() {
    List<Result> all = new ArrayList<>();
    add(all, "a", 8, 0);
    for (int i = 0; i < 4; i++) {
      all.add(result(i, "a", MARCH.plus(Duration.ofDays(40)), 5, null));
    }
    Figures figures = Figures.of(all, 5);
    assertThat(figures.months()).hasSize(1);
    assertThat(figures.counts().sent()).isEqualTo(8);
    assertThat(figures.typical()).isNull();
  }

  private static void add(List<Result> all, String team, int people, int first) {
    for (int i = 0; i < people; i++) {
      all.add(result(first + i, team, MARCH, null, null));
    }
  }

  private static Result result(
      int person, String team, Instant sent, @Nullable Integer report, @Nullable Integer act) {
    return new Result(
        new UUID(0, person),
        team,
        "link-1",
        Difficulty.VERY,
        YearMonth.from(sent.atZone(ZoneOffset.UTC)),
        sent,
        report == null ? null : sent.plusSeconds(60L * report),
        act == null ? Standing.NOTHING : Standing.ACTED,
        act == null ? null : sent.plusSeconds(60L * act));
  }

  private static Result with(Result one, Standing standing) {
    return new Result(
        one.person(),
        one.team(),
        one.template(),
        one.difficulty(),
        one.month(),
        one.sentAt(),
        one.reportedAt(),
        standing,
        null);
  }

  private static Result of(int person, String team, Difficulty difficulty, boolean reported) {
    return new Result(
        new UUID(0, person),
        team,
        "link-1",
        difficulty,
        YearMonth.of(2027, 3),
        MARCH,
        reported ? MARCH.plusSeconds(60) : null,
        Standing.NOTHING,
        null);
  }
}
