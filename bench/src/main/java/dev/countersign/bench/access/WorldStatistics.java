package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.network.NetworkKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a world is made of, for whoever wants to judge it. */
final class WorldStatistics {
  private WorldStatistics() {}

  static void print(World world) {
    Map<String, Long> actions = new TreeMap<>();
    Map<NetworkKind, Long> kinds = new TreeMap<>();
    Map<Long, Long> days = new TreeMap<>();
    Map<Long, Set<String>> people = new TreeMap<>();
    long late = 0;
    long all = 0;
    while (world.hasNext()) {
      Arrival arrival = world.next();
      AccessEvent event = arrival.event();
      all++;
      long day = Duration.between(world.begins(), event.at()).toDays();
      days.merge(day, 1L, Long::sum);
      people.computeIfAbsent(day, key -> new HashSet<>()).add(event.actor().key());
      String title = event.source().word() + " " + event.activity().word() + " " + event.result();
      actions.merge(title, 1L, Long::sum);
      var ip = event.client().ip();
      if (ip != null) {
        kinds.merge(world.networks().of(ip).kind(), 1L, Long::sum);
      }
      late += Duration.between(event.at(), arrival.arrived()).toMinutes() >= 10 ? 1 : 0;
    }
    System.out.printf("Events: %,d, of which ten minutes late or more %,d%n", all, late);
    actions.forEach((action, count) -> System.out.printf("%s: %,d%n", action, count));
    kinds.forEach((kind, count) -> System.out.printf("%s: %,d%n", kind, count));
    days.forEach((day, count) ->
        System.out.printf(
            "day %d: %,d events of %,d accounts%n",
            day, count, people.getOrDefault(day, Set.of()).size()));
    Map<TheftKind, Integer> events = new TreeMap<>();
    Map<TheftKind, Integer> thefts = new TreeMap<>();
    Map<TheftKind, Integer> acting = new TreeMap<>();
    for (Theft theft : world.thefts()) {
      events.merge(theft.kind(), theft.events(), Integer::sum);
      thefts.merge(theft.kind(), theft.events() > 0 ? 1 : 0, Integer::sum);
      acting.merge(theft.kind(), theft.privileged() != null ? 1 : 0, Integer::sum);
    }
    events.forEach((kind, count) ->
        System.out.printf(
            "%s: %d thefts, %d with a privileged event, %,d events%n",
            kind, thefts.get(kind), acting.get(kind), count));
  }
}
