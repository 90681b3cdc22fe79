package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down what happens as the sources do: each with its own delay, some with a clock that is
 * off, some events twice, and twice in the time a source that is not heard for hours.
 */
final class Recorder {
  /** A source from which nothing comes for a while, and then everything. */
  private record Outage(Source source, long from, long to) {}

  private final Dice dice;
  private final List<Outage> outages = new ArrayList<>();
  private final List<Theft> thefts;
  private List<Arrival> buffer = new ArrayList<>();
  private long order;

  Recorder(long seed, int days, List<Theft> thefts) {
    this.dice = new Dice(seed, 2);
    this.thefts = thefts;
    for (Source source : List.of(Source.OKTA, Source.WORKSPACE, Source.CLOUDTRAIL)) {
      for (int i = 0; i < 2; i++) {
        long from = World.START + (long) (dice.between(0, days) * World.DAY);
        outages.add(new Outage(source, from, from + (long) (dice.wide(.5, 5) * 3_600_000)));
      }
    }
  }

  /** Notes one; the number of its theft is −1 where it is innocent. */
  void note(
      int theft,
      Source source,
      long at,
      Activity activity,
      Result result,
      String action,
      Actor actor,
      Target target,
      Visit visit,
      Client client,
      Map<String, String> details) {
    AccessEvent event =
        new AccessEvent(
            dice.id(),
            source,
            Instant.ofEpochMilli(at + skew(source, at)),
            activity,
            result,
            action,
            actor,
            target,
            visit,
            client,
            details);
    if (theft >= 0) {
      thefts.get(theft).note(event);
    }
    long arrived = at + delay(source);
    for (Outage outage : outages) {
      if (outage.source() == source && arrived >= outage.from() && arrived < outage.to()) {
        arrived = outage.to() + (arrived - outage.from()) / 60;
      }
    }
    buffer.add(new Arrival(event, Instant.ofEpochMilli(arrived), order++, theft));
    if (dice.chance(.003)) {
      long again = arrived + (long) dice.wide(1_000, 6 * 3_600_000.0);
      buffer.add(new Arrival(event, Instant.ofEpochMilli(again), order++, theft));
    }
  }

  /** The wiki's clock runs ahead for three weeks; GitHub's is always a little behind. */
  private static long skew(Source source, long at) {
    return switch (source) {
      case MAPPED -> {
        long day = (at - World.START) / World.DAY;
        yield day >= 30 && day < 51 ? 95_000 : 0;
      }
      case GITHUB -> -3_000;
      default -> 0;
    };
  }

  private long delay(Source source) {
    return (long)
        switch (source) {
          case OKTA -> dice.wide(1_000, 60_000);
          case COUNTERSIGN -> dice.wide(5, 500);
          case WORKSPACE -> dice.wide(60_000, 3 * 3_600_000.0);
          case GITHUB -> dice.wide(5_000, 180_000);
          case CLOUDTRAIL -> dice.wide(60_000, 900_000);
          default -> dice.wide(5_000, 300_000);
        };
  }

  /** All that came before a moment, in the order in which it came; it is forgotten here. */
  List<Arrival> until(long millis) {
    List<Arrival> come = new ArrayList<>();
    List<Arrival> later = new ArrayList<>();
    for (Arrival one : buffer) {
      (one.arrived().toEpochMilli() < millis ? come : later).add(one);
    }
    buffer = later;
    come.sort(null);
    return come;
  }
}
