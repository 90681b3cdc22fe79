package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.model.verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what is found against what is true, while both come in. */
final class Tally {
  private static final Duration ONE_ALARM = Duration.ofHours(24);

  /** What is known of a theft so far. */
  static final class Case {
    int events;
    boolean acted;
    @Nullable Instant firstCame;
    @Nullable Instant foundAt;
    @Nullable String code;
    int eventsUntilFound;
    boolean before;
    boolean withAction;
    final Map<String, Integer> codes = new TreeMap<>();
    final List<AccessEvent> seen = new ArrayList<>();
  }

  /** A finding that holds somebody who did nothing but their work. */
  record Alarm(Sighting sighting, Instant arrived, boolean counted) {}

  private final World world;
  private final Instant warm;
  private final Map<String, Integer> malicious = new HashMap<>();
  private final Map<Integer, Case> cases = new HashMap<>();
  private final Map<String, Instant> lastAlarm = new HashMap<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final int kept;
  private long alarmsUngrouped;
  private long alarmsCounted;
  private long alarmsWhileWarming;
  private long warmingUngrouped;
  private long allowed;
  private long taken;
  private final Map<String, Integer> alarmCodes = new TreeMap<>();
  private @Nullable Arrival current;

  Tally(World world, int kept) {
    this.world = world;
    this.kept = kept;
    this.warm = world.begins().plus(Duration.ofDays(World.QUIET_DAYS));
  }

  /** Before the watch takes one. */
  void comes(Arrival arrival) {
    current = arrival;
    taken++;
    int theft = arrival.theft();
    if (theft < 0) {
      return;
    }
    boolean again = malicious.put(arrival.event().key(), theft) != null;
    if (again) {
      return;
    }
    Case one = cases.computeIfAbsent(theft, number -> new Case());
    one.events++;
    one.firstCame = one.firstCame == null ? arrival.arrived() : one.firstCame;
    if (kept > 0 && one.seen.size() < 40) {
      one.seen.add(arrival.event());
    }
  }

  /** After the watch took it. */
  void taken(Arrival arrival) {
    if (arrival.theft() >= 0 && arrival.event().activity().privileged()) {
      cases.computeIfAbsent(arrival.theft(), number -> new Case()).acted = true;
    }
  }

  /** What the watch says while it takes one. */
  void found(Sighting sighting) {
    Arrival arrival = current;
    if (arrival == null || sighting.code().outcome() != Outcome.HOLD) {
      allowed++;
      return;
    }
    boolean right = false;
    for (EventNote note : sighting.events()) {
      Integer theft = malicious.get(note.key());
      if (theft != null) {
        right = true;
        if (world.thefts().get(theft).person().equals(sighting.person())) {
          right(theft, sighting, arrival);
          break;
        }
      }
    }
    if (!right) {
      alarm(sighting, arrival.arrived());
    }
  }

  private void right(int theft, Sighting sighting, Arrival arrival) {
    Case one = cases.computeIfAbsent(theft, number -> new Case());
    one.codes.merge(sighting.code().code(), 1, Integer::sum);
    if (one.foundAt == null) {
      boolean acts = arrival.theft() == theft && arrival.event().activity().privileged();
      one.foundAt = arrival.arrived();
      one.code = sighting.code().code();
      one.eventsUntilFound = one.events;
      one.before = !one.acted && !acts;
      one.withAction = !one.acted;
    }
  }

  private void alarm(Sighting sighting, Instant arrived) {
    Instant last = lastAlarm.get(sighting.person());
    boolean counts = last == null || Duration.between(last, arrived).compareTo(ONE_ALARM) > 0;
    if (counts) {
      lastAlarm.put(sighting.person(), arrived);
    }
    if (arrived.isBefore(warm)) {
      warmingUngrouped++;
      alarmsWhileWarming += counts ? 1 : 0;
      return;
    }
    alarmsUngrouped++;
    alarmsCounted += counts ? 1 : 0;
    alarmCodes.merge(sighting.code().code(), 1, Integer::sum);
    if (counts && kept > 0) {
      alarms.add(new Alarm(sighting, arrived, true));
    }
  }

  Case of(Theft theft) {
    return cases.computeIfAbsent(theft.number(), number -> new Case());
  }

  long taken() {
    return taken;
  }

  /** Alarms from the first day of thefts on; several about one person within 24 hours are one. */
  long alarms() {
    return alarmsCounted;
  }

  long alarmsUngrouped() {
    return alarmsUngrouped;
  }

  long alarmsWhileWarming() {
    return alarmsWhileWarming;
  }

  long ungroupedWhileWarming() {
    return warmingUngrouped;
  }

  /** Findings that hold nobody. */
  long allowed() {
    return allowed;
  }

  Map<String, Integer> alarmCodes() {
    return new LinkedHashMap<>(alarmCodes);
  }

  List<Alarm> examples() {
    return alarms;
  }
}
