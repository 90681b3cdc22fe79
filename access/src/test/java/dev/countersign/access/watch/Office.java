package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.network.NetworkList;
import dev.countersign.model.verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small company whose events are made by hand; what the watch finds is kept. */
final class Office {
  static final String CHROME =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/141.0.0.0 Safari/537.36";
  static final String NEWER_CHROME = CHROME.replace("141", "142");
  static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
  static final String PYTHON = "python-requests/2.32.3";

  static final String HOME = "192.0.2.10";
  static final String WORK = "198.51.100.1";
  static final String STRANGE = "192.88.1.9";
  static final String RENTED = "203.0.113.200";
  static final String PHONE = "100.66.1.1";

  final List<Sighting> found = new ArrayList<>();
  final SessionWatch watch =
      new SessionWatch(
          WatchSettings.standard(),
          new KnownNetworks(
              NetworkList.read(
                  List.of(
                      "198.51.100.0/24,company,Head office",
                      "203.0.113.128/25,hosting,Rented",
                      "100.66.0.0/16,mobile,Carrier"),
                  null,
                  "list"),
              List.of()),
          found::add);
  Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private int number;

  /** What one person sits at. */
  record Seat(String person, String session, String device, String ip, String agent) {
    Seat at(String other) {
      return new Seat(person, session, device, other, agent);
    }

    Seat with(String other) {
      return new Seat(person, session, device, ip, other);
    }

    Seat on(String other) {
      return new Seat(person, session, other, ip, agent);
    }

    Seat in(String other) {
      return new Seat(person, other, device, ip, agent);
    }
  }

  static Seat seat(String person) {
    return new Seat(person, "s0", "laptop-" + person, HOME, CHROME);
  }

  AccessEvent event(
      Seat seat, Activity activity, Target target, Result result, Map<String, String> details) {
    return new AccessEvent(
        "e" + number++,
        Source.OKTA,
        now,
        activity,
        result,
        "test." + activity.word(),
        new Actor("", seat.person(), Actor.Kind.PERSON),
        target,
        new Visit(seat.session(), ""),
        new Client(
            Ip.read(seat.ip()).orElse(null),
            seat.agent(),
            seat.device(),
            "",
            Place.UNKNOWN,
            "",
            false,
            null),
        details);
  }

  void give(AccessEvent event) {
    watch.accept(event, now);
  }

  void does(Seat seat, Activity activity, Target target) {
    give(event(seat, activity, target, Result.SUCCESS, Map.of()));
    later(Duration.ofMinutes(2));
  }

  void does(Seat seat, Activity activity) {
    does(seat, activity, Target.NOTHING);
  }

  void fails(Seat seat, Activity activity) {
    give(event(seat, activity, Target.NOTHING, Result.FAILURE, Map.of()));
    later(Duration.ofSeconds(30));
  }

  void reads(Seat seat, Target.Kind kind, int times) {
    for (int i = 0; i < times; i++) {
      does(seat, Activity.READ, new Target(kind, kind.word() + i, ""));
    }
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** Weeks of ordinary days: sign-in, work, a few wallets looked at, home and office by turns. */
  void weeks(String person, int weeks) {
    for (int day = 0; day < weeks * 7; day++) {
      Instant morning = now;
      if (day % 7 < 5) {
        Seat seat = seat(person).in("s-" + person + "-" + now.getEpochSecond() / 86_400);
        Seat there = day % 2 == 0 ? seat : seat.at(WORK);
        does(there, Activity.SIGN_IN);
        does(there, Activity.APP_OPENED);
        for (int hour = 0; hour < 8; hour++) {
          does(there, Activity.CHANGED);
          reads(there, Target.Kind.WALLET, 1);
          reads(there, Target.Kind.DOCUMENT, 1);
          now = morning.plus(Duration.ofHours(hour + 1L));
        }
        does(there, Activity.APPROVED);
      }
      now = morning.plus(Duration.ofDays(1));
    }
  }

  /** What was found that holds. */
  List<AccessFinding> alarms() {
    return found.stream()
        .map(Sighting::code)
        .filter(code -> code.outcome() == Outcome.HOLD)
        .toList();
  }
}
