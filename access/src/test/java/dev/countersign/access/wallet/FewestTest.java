package dev.countersign.access.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.wallet.Fewest.Certainty;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewestTest {
  private static Voice voice(String who, String team, String device) {
    return new Voice(who, who, true, team.isEmpty() ? Set.of() : Set.of(team), device);
  }

  private static Voice voice(String who) {
    return voice(who, "", "");
  }

  @Test
  void countsEachPersonOnceHoweverManyKeysTheyHold() {
    Needed needed =
        new Needed.Some(3, List.of(voice("ada"), voice("ada"), voice("ben"), voice("cy")));
    assertThat(Fewest.people(needed).number()).isEqualTo(2);
    assertThat(Fewest.people(needed).which()).contains("ada").hasSize(2);
  }

  @Test
  void seesThatOnePersonHoldsAllThatIsNeeded() {
    Needed needed = new Needed.Some(2, List.of(voice("ada"), voice("ben"), voice("ada")));
    assertThat(Fewest.people(needed).isOne()).isTrue();
    assertThat(Fewest.people(needed).one()).isEqualTo("ada");
  }

  @Test
  void takesTheKeysOfNobodyKnownForOnePersonsAtWorst() {
    Needed needed =
        new Needed.Some(
            2, List.of(Voice.unknown("0x1"), Voice.unknown("0x2"), voice("ada"), voice("ben")));
    assertThat(Fewest.people(needed).number()).isEqualTo(2);
    assertThat(Fewest.peopleAtWorst(needed).isOne()).isTrue();
  }

  @Test
  void countsTeamsAndDevicesAndLeavesUntoldOnesApart() {
    Needed needed =
        new Needed.Some(
            2,
            List.of(
                voice("ada", "treasury", "Laptop 7"),
                voice("ben", "treasury", ""),
                voice("cy", "", "laptop 7"),
                voice("dee", "", "")));
    assertThat(Fewest.teams(needed).one()).isEqualTo("treasury");
    assertThat(Fewest.devices(needed).one()).isEqualTo("laptop 7");
    Needed untold = new Needed.Some(2, List.of(voice("cy"), voice("dee")));
    assertThat(Fewest.teams(untold).number()).isEqualTo(2);
    assertThat(Fewest.devices(untold).number()).isEqualTo(2);
  }

  @Test
  void goesIntoSafesThatAreOwners() {
    Needed inner = new Needed.Some(2, List.of(voice("ada"), voice("ben"), voice("cy")));
    Needed needed = new Needed.Some(2, List.of(inner, voice("ada"), voice("dee")));
    assertThat(Fewest.people(needed).number()).isEqualTo(2);
    assertThat(Fewest.people(needed).which()).contains("ada");
  }

  @Test
  void whoeverAsksDoesNotApprove() {
    Needed.Some others = new Needed.Some(2, List.of(voice("abe"), voice("amy"), voice("rea")));
    Needed needed = new Needed.Asked(List.of(voice("rea"), voice("abe")), others);
    assertThat(Fewest.people(needed).number()).isEqualTo(3);
    assertThat(needed.met(one -> Set.of("rea", "abe").contains(one.who()))).isFalse();
    assertThat(Fewest.people(new Needed.Asked(List.of(voice("rea")), null)).isOne()).isTrue();
  }

  @Test
  void saysWhereAllTogetherAreNotEnough() {
    Needed needed = new Needed.Some(3, List.of(voice("ada"), voice("ben")));
    assertThat(Fewest.people(needed).certainty()).isEqualTo(Certainty.NEVER);
    assertThat(Fewest.people(Needed.NEVER).certainty()).isEqualTo(Certainty.NEVER);
  }

  @Test
  void isExactForAQuorumOfHundreds() {
    List<Needed> owners = new ArrayList<>();
    IntStream.range(0, 256).forEach(i -> owners.add(voice("p" + i / 2)));
    assertThat(Fewest.people(new Needed.Some(200, owners)))
        .satisfies(one -> assertThat(one.certainty()).isEqualTo(Certainty.EXACT))
        .satisfies(one -> assertThat(one.number()).isEqualTo(100));
  }

  /** Nobody stands in the same places as anybody else, so that nothing can be left untried. */
  @Test
  void saysAtLeastWhereThereIsTooMuchToTry() {
    List<Needed> owners = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      owners.add(
          new Needed.Some(2, List.of(voice("p" + i), voice("p" + (i + 1) % 60), voice("q" + i))));
    }
    Fewest fewest = Fewest.people(new Needed.Some(40, owners));
    assertThat(fewest.certainty()).isEqualTo(Certainty.AT_LEAST);
    assertThat(fewest.number()).isBetween(2, 41);
  }

  /** The same by trying every set there is, for trees made by chance. */
  @Test
  void agreesWithTryingEverySet() {
    Random chance = new Random(20250221);
    for (int round = 0; round < 400; round++) {
      Needed needed = tree(chance, 3);
      Fewest people = Fewest.people(needed);
      Fewest teams = Fewest.teams(needed);
      assertThat(people.number()).as("people of %s", needed).isEqualTo(byAll(needed, true));
      assertThat(teams.number()).as("teams of %s", needed).isEqualTo(byAll(needed, false));
    }
  }

  private static Needed tree(Random chance, int depth) {
    if (depth == 0 || chance.nextInt(4) == 0) {
      String who = "p" + chance.nextInt(6);
      Set<String> teams = new TreeSet<>(Set.of("t" + chance.nextInt(3)));
      teams.add("t" + chance.nextInt(3));
      return new Voice(who, who, true, teams, "");
    }
    if (chance.nextInt(4) == 0) {
      List<Voice> by =
          IntStream.range(0, 1 + chance.nextInt(3)).mapToObj(i -> leaf(chance)).toList();
      return new Needed.Asked(by, some(chance, depth - 1));
    }
    return some(chance, depth - 1);
  }

  private static Voice leaf(Random chance) {
    String who = "p" + chance.nextInt(6);
    return new Voice(who, who, true, Set.of("t" + chance.nextInt(3)), "");
  }

  private static Needed.Some some(Random chance, int depth) {
    int children = 1 + chance.nextInt(4);
    List<Needed> of = new ArrayList<>();
    IntStream.range(0, children).forEach(i -> of.add(tree(chance, depth)));
    return new Needed.Some(1 + chance.nextInt(children), of);
  }

  private static int byAll(Needed needed, boolean people) {
    List<String> labels = people ? list("p", 6) : list("t", 3);
    int best = 0;
    boolean any = false;
    for (int bits = 0; bits < 1 << labels.size(); bits++) {
      Set<String> chosen = new TreeSet<>();
      BitSet set = BitSet.valueOf(new long[] {bits});
      set.stream().forEach(i -> chosen.add(labels.get(i)));
      boolean met =
          needed.met(one ->
              people
                  ? chosen.contains(one.who())
                  : one.teams().stream().anyMatch(chosen::contains));
      if (met && (!any || chosen.size() < best)) {
        best = chosen.size();
        any = true;
      }
    }
    return best;
  }

  private static List<String> list(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
  }
}
