package dev.countersign.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.watch.Office.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two teams of four, each with its own documents, which the other never opens. */
class CircleTest {
  private static final List<String> PAY = List.of("p1", "p2", "p3", "p4");
  private static final List<String> LAW = List.of("l1", "l2", "l3", "l4");

  private final Office office = new Office();
  private final Random random = new Random(1);

  @BeforeEach
  void fourOrdinaryWeeks() {
    for (int day = 0; day < 28; day++) {
      Instant morning = office.now;
      if (day % 7 < 5) {
        for (int hour = 0; hour < 6; hour++) {
          PAY.forEach(person -> opens(at(person), "pay", 1));
          LAW.forEach(person -> opens(at(person), "law", 1));
          office.now = morning.plus(Duration.ofHours(hour + 1L));
        }
      }
      office.now = morning.plus(Duration.ofDays(1));
    }
    assertThat(office.found).isEmpty();
  }

  private static Seat at(String person) {
    return Office.seat(person).in("s-" + person);
  }

  private void opens(Seat seat, String team, int times) {
    for (int i = 0; i < times; i++) {
      String name = team + "-" + random.nextInt(20);
      office.does(seat, Activity.READ, new Target(Target.Kind.DOCUMENT, name, name));
      office.now = office.now.minusSeconds(90);
    }
  }

  private void looksAround(Seat seat, int times) {
    for (int i = 0; i < times; i++) {
      String name = "law-" + i;
      office.does(seat, Activity.READ, new Target(Target.Kind.DOCUMENT, name, name));
    }
  }

  @Test
  void findsWhoReadsWhatNobodyOfTheOwnersCircleReadsFromANetworkThatIsNew() {
    Seat thief = at("p1").at(Office.STRANGE);
    looksAround(thief, 2);
    assertThat(office.alarms()).isEmpty();
    looksAround(thief, 20);
    assertThat(office.alarms()).containsOnly(AccessFinding.STRANGE_READING);
    Sighting found =
        office.found.stream()
            .filter(one -> one.code() == AccessFinding.STRANGE_READING)
            .findFirst()
            .orElseThrow();
    assertThat(found.person()).isEqualTo("p1");
    assertThat(found.events())
        .extracting(EventNote::ip)
        .contains(Ip.read(Office.STRANGE).orElseThrow());
    assertThat(found.innocent()).contains("work for another team");
  }

  @Test
  void whatAColleagueReadsIsNotStrangeFromANewNetworkEither() {
    opens(at("p1").at(Office.STRANGE), "pay", 30);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void findsWhoReadsSuchThingsThroughTheOwnersOwnMachine() {
    looksAround(at("p2"), 20);
    assertThat(office.alarms()).containsOnly(AccessFinding.STRANGE_READING);
  }

  @Test
  void aFewThingsOfAnotherTeamAreOrdinary() {
    for (int i = 0; i < 10; i++) {
      looksAround(at("p3"), 2);
      opens(at("p3"), "pay", 8);
    }
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void whatOneWroteOneselfIsNotStrange() {
    for (int i = 0; i < 20; i++) {
      Target own = new Target(Target.Kind.DOCUMENT, "own-" + i, "own " + i);
      office.does(at("p3"), Activity.CHANGED, own);
      office.does(at("p3"), Activity.READ, own);
    }
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void whatComesWithoutAnAddressIsOfNoBlockThatIsUnknown() {
    // Five in a row are enough from a block that is unknown, and too few in the owner's name at
    // all.
    looksAround(at("p1").at(""), 5);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void whoAlwaysReadsEverythingIsNotFoundByReadingEverything() {
    for (int day = 0; day < 20; day++) {
      Instant morning = office.now;
      for (int i = 0; i < 12; i++) {
        String name = "all-" + random.nextInt(100_000);
        office.does(at("auditor"), Activity.READ, new Target(Target.Kind.DOCUMENT, name, name));
      }
      office.now = morning.plus(Duration.ofDays(1));
    }
    office.found.clear();
    looksAround(at("auditor").at(Office.STRANGE), 20);
    assertThat(office.found)
        .extracting(Sighting::code)
        .doesNotContain(AccessFinding.STRANGE_READING);
  }

  @Test
  void whoIsGivenARoleBySomebodyElseMayReadOtherThings() {
    office.does(at("l1"), Activity.ROLE_GRANTED, new Target(Target.Kind.ACCOUNT, "p4", "p4"));
    looksAround(at("p4"), 20);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void whatWasReadBeforeARoleWasGivenIsNotAddedUpAfterIt() {
    looksAround(at("p4"), 5);
    office.does(at("l1"), Activity.ROLE_GRANTED, new Target(Target.Kind.ACCOUNT, "p4", "p4"));
    office.later(Duration.ofDays(15));
    for (int i = 17; i < 20; i++) {
      office.does(at("p4"), Activity.READ, new Target(Target.Kind.DOCUMENT, "law-" + i, ""));
    }
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void whoGivesThemselvesARoleMayNot() {
    office.does(at("p4"), Activity.ROLE_GRANTED, new Target(Target.Kind.ACCOUNT, "p4", "p4"));
    office.found.clear();
    looksAround(at("p4"), 20);
    assertThat(office.alarms()).contains(AccessFinding.STRANGE_READING);
  }

  @Test
  void findsAServiceThatMovesToWhereOthersOfTheCompanyAre() {
    for (int day = 0; day < 14; day++) {
      for (int service = 0; service < 4; service++) {
        office.give(call("robot-" + service, Office.RENTED));
      }
      office.give(call("mover", Office.STRANGE));
      office.later(Duration.ofDays(1));
    }
    office.found.clear();
    office.give(call("mover", Office.RENTED));
    assertThat(office.alarms()).containsExactly(AccessFinding.API_TOKEN_ELSEWHERE);
  }

  private AccessEvent call(String service, String ip) {
    AccessEvent one =
        office.event(
            new Seat(service, "", "", ip, "payments/1.0"),
            Activity.READ,
            Target.NOTHING,
            Result.SUCCESS,
            Map.of());
    return new AccessEvent(
        one.id(),
        Source.CLOUDTRAIL,
        one.at(),
        one.activity(),
        one.result(),
        one.action(),
        new Actor("", service, Actor.Kind.SERVICE),
        one.target(),
        new Visit("", "key-" + service),
        Client.of(Ip.read(ip).orElse(null), "payments/1.0"),
        Map.of());
  }
}
