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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionWatchTest {
  private final Office office = new Office();
  private final Seat ann = Office.seat("ann@example.com").in("today");

  @BeforeEach
  void threeOrdinaryWeeks() {
    office.weeks("ann@example.com", 3);
    assertThat(office.found).isEmpty();
  }

  private Sighting only() {
    assertThat(office.alarms()).hasSize(1);
    return office.found.stream()
        .filter(one -> one.code() == office.alarms().getFirst())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsASessionThatAScriptTookOver() {
    office.does(ann, Activity.SIGN_IN);
    office.does(ann.at(Office.RENTED).with(Office.PYTHON), Activity.READ);
    Sighting sighting = only();
    assertThat(sighting.code()).isEqualTo(AccessFinding.SCRIPTED_CLIENT);
    assertThat(sighting.person()).isEqualTo("ann@example.com");
    assertThat(sighting.session()).isEqualTo("today");
    assertThat(sighting.events())
        .extracting(EventNote::ip)
        .contains(Ip.read(Office.HOME).orElseThrow(), Ip.read(Office.RENTED).orElseThrow());
    assertThat(sighting.innocent()).contains("a script of the owner's own");
  }

  @Test
  void findsASessionOnASecondDevice() {
    office.does(ann, Activity.SIGN_IN);
    office.does(ann.on("other"), Activity.READ);
    assertThat(only().code()).isEqualTo(AccessFinding.SESSION_ON_TWO_DEVICES);
  }

  @Test
  void findsASessionInAnotherBrowserOnAnotherSystem() {
    Seat bare = ann.on("");
    office.does(bare, Activity.SIGN_IN);
    office.does(bare.at(Office.STRANGE).with(Office.FIREFOX), Activity.READ);
    assertThat(only().code()).isEqualTo(AccessFinding.SESSION_ON_TWO_DEVICES);
  }

  @Test
  void aBrowserMayBeBroughtUpToDateAndMayNotBecomeOlder() {
    office.does(ann, Activity.SIGN_IN);
    office.does(ann.with(Office.NEWER_CHROME), Activity.READ);
    assertThat(office.found).isEmpty();
    office.does(ann.at(Office.RENTED), Activity.READ);
    office.does(ann.with(Office.NEWER_CHROME), Activity.READ);
    office.does(ann.at(Office.RENTED), Activity.READ);
    assertThat(office.alarms()).isNotEmpty();
  }

  @Test
  void findsASessionThatGoesBackAndForthWithAStrangeNetwork() {
    Seat there = ann.on("").at(Office.STRANGE);
    office.does(ann.on(""), Activity.SIGN_IN);
    for (int i = 0; i < 5; i++) {
      office.does(there, Activity.READ);
      office.does(ann.on(""), Activity.CHANGED);
    }
    assertThat(office.alarms()).isNotEmpty().containsOnly(AccessFinding.SESSION_ON_TWO_NETWORKS);
  }

  @Test
  void aPhoneAsAWayToTheInternetIsNoSecondNetwork() {
    office.does(ann, Activity.SIGN_IN);
    for (int i = 0; i < 10; i++) {
      office.does(ann.at(Office.PHONE), Activity.READ);
      office.does(ann, Activity.CHANGED);
    }
    assertThat(office.found).isEmpty();
  }

  @Test
  void aJourneyIsNoTheft() {
    Seat hotel = ann.in("hotel").at(Office.STRANGE);
    for (int day = 0; day < 4; day++) {
      office.later(Duration.ofDays(1));
      office.does(hotel, Activity.SIGN_IN);
      office.reads(hotel, Target.Kind.WALLET, 5);
      office.does(hotel, Activity.CHANGED);
    }
    assertThat(office.found).isEmpty();
  }

  @Test
  void aNewLaptopAtHomeIsLearnt() {
    Seat laptop = ann.on("new-laptop").in("new");
    for (int day = 0; day < 10; day++) {
      office.does(laptop, Activity.SIGN_IN);
      office.does(laptop, Activity.CHANGED);
      office.later(Duration.ofDays(1).minus(Duration.ofMinutes(4)));
    }
    assertThat(office.found).isEmpty();
    office.does(laptop.at(Office.STRANGE).in("away"), Activity.SIGN_IN);
    assertThat(office.found).isEmpty();
  }

  @Test
  void notesANewDeviceOnANewNetwork() {
    office.does(ann.on("new").at(Office.STRANGE).in("new"), Activity.SIGN_IN);
    assertThat(office.alarms()).isEmpty();
    assertThat(office.found)
        .extracting(Sighting::code)
        .containsExactly(AccessFinding.NEW_DEVICE_AND_NETWORK);
  }

  @Test
  void findsPromptsThatWereRefusedAndThenAccepted() {
    Seat thief = ann.on("new").at(Office.STRANGE).in("theirs");
    for (int i = 0; i < 4; i++) {
      office.fails(thief, Activity.CHALLENGE);
    }
    office.does(thief, Activity.SIGN_IN);
    assertThat(only().code()).isEqualTo(AccessFinding.PROMPTS_REFUSED_THEN_ACCEPTED);
  }

  @Test
  void anOwnerMayMissTheirOwnPrompts() {
    for (int i = 0; i < 4; i++) {
      office.fails(ann, Activity.CHALLENGE);
    }
    office.does(ann, Activity.SIGN_IN);
    assertThat(office.found).isEmpty();
  }

  @Test
  void findsAResetByTheHelpDeskThatAStrangerUses() {
    AccessEvent reset =
        office.event(
            Office.seat("desk@example.com").at(Office.WORK),
            Activity.FACTOR_REMOVED,
            new Target(Target.Kind.ACCOUNT, "", "ann@example.com"),
            Result.SUCCESS,
            Map.of());
    office.give(reset);
    office.later(Duration.ofMinutes(20));
    assertThat(office.found).isEmpty();
    office.does(ann.on("new").at(Office.STRANGE).in("theirs"), Activity.SIGN_IN);
    assertThat(only().code()).isEqualTo(AccessFinding.PROOF_CHANGED_THEN_USED);
  }

  @Test
  void findsAFactorThatWasAddedFromElsewhere() {
    Seat thief = ann.on("new").at(Office.STRANGE).in("theirs");
    office.does(thief, Activity.SIGN_IN);
    office.does(thief, Activity.FACTOR_ADDED);
    assertThat(only().code()).isEqualTo(AccessFinding.PROOF_CHANGED_FROM_NEW_PLACE);
  }

  @Test
  void findsReadingThatIsFarMoreThanOnABusyDay() {
    office.does(ann, Activity.SIGN_IN);
    office.reads(ann, Target.Kind.ADDRESSES, 120);
    assertThat(only().code()).isEqualTo(AccessFinding.MASS_READING);
  }

  @Test
  void findsReadingOfWhatIsReadEveryDayOnlyWhereItIsManyTimesAsMuch() {
    office.later(Duration.ofHours(12));
    office.does(ann, Activity.SIGN_IN);
    office.does(ann, Activity.CHANGED);
    office.reads(ann, Target.Kind.WALLET, 40);
    assertThat(office.found).isEmpty();
    office.reads(ann, Target.Kind.WALLET, 70);
    Sighting sighting = only();
    assertThat(sighting.code()).isEqualTo(AccessFinding.MASS_READING);
    assertThat(sighting.evidence()).containsKeys("much-read", "very-much-read", "unusual-hour");
  }

  @Test
  void findsAnAccountThatSlept() {
    office.later(Duration.ofDays(80));
    office.does(ann.at(Office.STRANGE).on("new"), Activity.SIGN_IN);
    assertThat(only().code()).isEqualTo(AccessFinding.SLEEPING_ACCOUNT_USED);
  }

  @Test
  void findsAKeyThatIsUsedElsewhere() {
    office.does(
        ann, Activity.ACCOUNT_CREATED, new Target(Target.Kind.ACCOUNT, "payments", "payments"));
    Seat service = new Seat("payments", "", "", Office.RENTED, "payments/1.0");
    for (int day = 0; day < 14; day++) {
      office.give(key(service));
      office.later(Duration.ofDays(1));
    }
    assertThat(office.found).isEmpty();
    office.give(key(service.at(Office.HOME)));
    assertThat(only().code()).isEqualTo(AccessFinding.API_TOKEN_ELSEWHERE);
  }

  private AccessEvent key(Seat seat) {
    AccessEvent one = office.event(seat, Activity.READ, Target.NOTHING, Result.SUCCESS, Map.of());
    return new AccessEvent(
        one.id(),
        Source.CLOUDTRAIL,
        one.at(),
        one.activity(),
        one.result(),
        one.action(),
        new Actor("", seat.person(), Actor.Kind.SERVICE),
        one.target(),
        new Visit("", "key-1"),
        Client.of(Ip.read(seat.ip()).orElse(null), seat.agent()),
        Map.of());
  }

  @Test
  void aLogThatComesTwiceChangesNothing() {
    long taken = office.watch.status().taken();
    office.does(ann, Activity.SIGN_IN);
    AccessEvent strange =
        office.event(ann.on("other"), Activity.READ, Target.NOTHING, Result.SUCCESS, Map.of());
    office.give(strange);
    office.give(strange);
    assertThat(office.watch.status().taken()).isEqualTo(taken + 2);
    assertThat(office.watch.status().repeated()).isEqualTo(1);
    assertThat(office.alarms()).hasSize(1);
  }

  @Test
  void countsWhatIsLateAndWhatIsOfAClockThatIsAhead() {
    office.does(ann, Activity.SIGN_IN);
    AccessEvent late = office.event(ann, Activity.READ, Target.NOTHING, Result.SUCCESS, Map.of());
    office.later(Duration.ofHours(1));
    office.does(ann, Activity.READ);
    office.give(late);
    assertThat(office.watch.status().late()).isEqualTo(1);
    AccessEvent tooLate =
        office.event(ann, Activity.READ, Target.NOTHING, Result.SUCCESS, Map.of());
    office.later(Duration.ofDays(4));
    office.does(ann, Activity.READ);
    office.give(tooLate);
    assertThat(office.watch.status().tooLate()).isEqualTo(1);
    office.later(Duration.ofHours(3));
    AccessEvent ahead = office.event(ann, Activity.READ, Target.NOTHING, Result.SUCCESS, Map.of());
    office.later(Duration.ofHours(-2));
    office.give(ahead);
    assertThat(office.watch.status().ahead()).isEqualTo(1);
    assertThat(office.found).isEmpty();
  }

  @Test
  void aPersonWithTwoHundredDevicesIsFollowedAsFarAsIsKept() {
    for (int i = 0; i < 200; i++) {
      office.does(Office.seat("many@example.com").on("device" + i).in("s" + i), Activity.SIGN_IN);
    }
    assertThat(office.found)
        .extracting(Sighting::code)
        .containsExactly(AccessFinding.TOO_MUCH_TO_FOLLOW);
    assertThat(office.watch.status().bounded()).isPositive();
  }

  @Test
  void warningsOfTheProviderAreTold() {
    office.does(ann, Activity.WARNED);
    assertThat(only().code()).isEqualTo(AccessFinding.PROVIDER_WARNED);
  }

  @Test
  void aRuleThatProtectsLessIsTold() {
    office.give(
        office.event(ann, Activity.POLICY_CHANGED, Target.NOTHING, Result.SUCCESS, Map.of()));
    assertThat(office.alarms()).isEmpty();
    office.give(
        office.event(
            ann,
            Activity.POLICY_CHANGED,
            Target.NOTHING,
            Result.SUCCESS,
            Map.of("weakened", "yes")));
    assertThat(only().code()).isEqualTo(AccessFinding.PROTECTION_WEAKENED);
  }

  @Test
  void oneAccountThatResetsManyIsTold() {
    for (int i = 0; i < 6; i++) {
      office.give(
          office.event(
              Office.seat("desk@example.com"),
              Activity.FACTOR_REMOVED,
              new Target(Target.Kind.ACCOUNT, "", "p" + i + "@example.com"),
              Result.SUCCESS,
              Map.of()));
    }
    assertThat(only().code()).isEqualTo(AccessFinding.PROOF_RESET_FOR_MANY);
  }

  @Test
  void findsTwoLinesAtOnceThoughTheSessionsDiffer() {
    Seat there = ann.on("").in("copied").at(Office.STRANGE);
    office.does(ann.on(""), Activity.SIGN_IN);
    for (int i = 0; i < 5; i++) {
      office.does(there, Activity.READ);
      office.does(ann.on(""), Activity.CHANGED);
    }
    assertThat(office.alarms()).isNotEmpty().containsOnly(AccessFinding.SESSION_ON_TWO_NETWORKS);
    assertThat(office.found.getFirst().session()).isEqualTo("copied");
    assertThat(office.found.getFirst().evidence()).containsKey("two-lines");
  }

  @Test
  void goingHomeFromTheOfficeIsNotTwoLinesAtOnce() {
    for (int day = 0; day < 5; day++) {
      Seat seat = ann.in("d" + day);
      office.does(seat.at(Office.WORK), Activity.SIGN_IN);
      office.later(Duration.ofHours(8));
      office.does(seat, Activity.CHANGED);
      office.later(Duration.ofHours(15));
    }
    assertThat(office.found).isEmpty();
  }

  @Test
  void findsASignInThroughRentedServersThatIsUsedToRead() {
    Seat proxied = ann.on("").in("phished").at(Office.RENTED);
    office.does(proxied, Activity.SIGN_IN);
    office.reads(proxied, Target.Kind.ADDRESSES, 1);
    assertThat(only().code()).isEqualTo(AccessFinding.HOSTING_NETWORK);
  }

  @Test
  void findsAServiceThatWasNeverSeenAndActsFromAHome() {
    office.give(key(new Seat("old-robot", "", "", Office.STRANGE, Office.PYTHON)));
    assertThat(office.alarms()).hasSize(1);
  }

  @Test
  void findsSignInsThatFailedAndThenOneThatDidNot() {
    Seat thief = ann.on("new").at(Office.STRANGE).in("guessed");
    for (int i = 0; i < 9; i++) {
      office.fails(thief, Activity.SIGN_IN);
    }
    assertThat(office.found).extracting(Sighting::code).containsExactly(AccessFinding.GUESSING);
    office.does(thief, Activity.SIGN_IN);
    assertThat(only().code()).isEqualTo(AccessFinding.GUESSED);
  }

  @Test
  void findsAnAccountThatIsUsedAfterItWasClosed() {
    office.give(
        office.event(
            Office.seat("desk@example.com").at(Office.WORK),
            Activity.ACCOUNT_DISABLED,
            new Target(Target.Kind.ACCOUNT, "", "ann@example.com"),
            Result.SUCCESS,
            Map.of()));
    office.later(Duration.ofHours(2));
    office.does(ann, Activity.SIGN_IN);
    assertThat(only().code()).isEqualTo(AccessFinding.SLEEPING_ACCOUNT_USED);
  }

  @Test
  void asksAboutAnApplicationThatNobodyUsedAndThatAsksForAllMail() {
    for (String scopes : List.of("openid email profile", "https://mail.google.com/")) {
      office.give(
          office.event(
              ann,
              Activity.CONSENT_GRANTED,
              Target.NOTHING,
              Result.SUCCESS,
              Map.of("client", "app for " + scopes, "scopes", scopes)));
    }
    assertThat(only().code()).isEqualTo(AccessFinding.CONSENT_TO_STRANGER);
  }

  @Test
  void aRefreshTokenThatComesTwiceIsTold() {
    office.give(
        office.event(
            ann, Activity.TOKEN_ISSUED, Target.NOTHING, Result.UNKNOWN, Map.of("reused", "yes")));
    assertThat(only().code()).isEqualTo(AccessFinding.TOKEN_USED_AGAIN);
  }

  @Test
  void whatFailsTeachesNothing() {
    Seat thief = ann.on("new").at(Office.STRANGE).in("theirs");
    for (int day = 0; day < 6; day++) {
      office.fails(thief, Activity.SIGN_IN);
      office.later(Duration.ofDays(1));
    }
    office.does(thief, Activity.SIGN_IN);
    assertThat(office.found)
        .extracting(Sighting::code)
        .containsExactly(AccessFinding.NEW_DEVICE_AND_NETWORK);
  }

  @Test
  void aSignInWithoutASecondFactorIsToldOnceAWeek() {
    for (int day = 0; day < 9; day++) {
      office.give(
          office.event(
              ann.in("d" + day),
              Activity.SIGN_IN,
              Target.NOTHING,
              Result.SUCCESS,
              Map.of("mfa", day == 1 ? "yes" : "no")));
      office.later(Duration.ofDays(1));
    }
    assertThat(office.found)
        .extracting(Sighting::code)
        .containsExactly(
            AccessFinding.SIGN_IN_WITHOUT_FACTOR, AccessFinding.SIGN_IN_WITHOUT_FACTOR);
  }
}
