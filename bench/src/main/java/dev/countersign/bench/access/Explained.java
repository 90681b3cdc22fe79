package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.network.NetworkDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Examples of what was missed and of what was alarmed about without need, with their events. */
final class Explained {
  private Explained() {}

  static void print(World world, Tally tally, int most) {
    Map<TheftKind, Integer> told = new HashMap<>();
    System.out.println("\nNot found before the first privileged event:");
    for (Theft theft : world.thefts()) {
      Tally.Case one = tally.of(theft);
      if (!one.before && theft.events() > 0 && told.merge(theft.kind(), 1, Integer::sum) <= most) {
        System.out.printf(
            "%n- %s of %s, %d events from %s to %s, privileged at %s, drawn %s, found %s by %s%n",
            theft.kind(),
            theft.person(),
            theft.events(),
            theft.began(),
            theft.last(),
            theft.privileged(),
            theft.choices(),
            one.foundAt,
            one.codes);
        one.seen.stream().limit(25).forEach(event -> event(event, world.networks()));
      }
    }
    Map<String, Integer> codes = new HashMap<>();
    System.out.println("\nFalse alarms:");
    for (Tally.Alarm alarm : tally.examples()) {
      String code = alarm.sighting().code().code();
      if (codes.merge(code, 1, Integer::sum) <= most) {
        System.out.printf(
            "%n- %s, %s, session %s, at %s: %s %s%n",
            code,
            alarm.sighting().person(),
            alarm.sighting().session(),
            alarm.arrived(),
            alarm.sighting().sentence(),
            alarm.sighting().evidence());
        List<EventNote> notes = alarm.sighting().events();
        notes.stream()
            .skip(Math.max(0, notes.size() - 12))
            .forEach(note ->
                System.out.printf(
                    "    %s %s %s %s session %s, %s%n",
                    note.at(),
                    note.action(),
                    note.ip(),
                    note.ip() == null ? "" : world.networks().of(note.ip()),
                    note.session(),
                    note.userAgent()));
      }
    }
  }

  private static void event(AccessEvent event, NetworkDirectory networks) {
    var ip = event.client().ip();
    System.out.printf(
        "    %s %s %s %s %s session %s device %s, %s%n",
        event.at(),
        event.source().word(),
        event.action(),
        event.target().id(),
        ip == null ? "" : ip + " " + networks.of(ip).organisation() + " " + networks.of(ip).kind(),
        event.visit().key(),
        event.client().device(),
        event.client().userAgent());
  }
}
