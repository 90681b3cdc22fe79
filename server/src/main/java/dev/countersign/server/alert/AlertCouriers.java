package dev.countersign.server.alert;

import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.alert.channel.Ways;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.jobs.Jobs;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.notice.Channel;
import dev.countersign.server.notice.Courier;
import dev.countersign.server.notice.Courier.Patience;
import dev.countersign.server.tracing.Tracing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The herald and a courier for each channel, on threads of their own: a channel that does not
 * answer delays no other. All are woken when something happens, and look by themselves once a
 * second.
 */
public final class AlertCouriers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(1));

  private final Jobs jobs;
  private final List<AutoCloseable> channels = new ArrayList<>();
  private final Map<String, Runnable> couriers = new HashMap<>();
  private final Herald herald;
  private final Bell bell;
  private final Runnable drop;
  private boolean dropped;

  /** Begins to tell. */
  public AlertCouriers(
      Herald herald,
      JournalStore journal,
      DeliveryStore deliveries,
      AlertSettings settings,
      Ways ways,
      Bell bell,
      InstantSource clock) {
    this(herald, journal, deliveries, settings, ways, bell, clock, Tracing.OFF);
  }

  /** The same, which tells by what each notice came about. */
  public AlertCouriers(
      Herald herald,
      JournalStore journal,
      DeliveryStore deliveries,
      AlertSettings settings,
      Ways ways,
      Bell bell,
      InstantSource clock,
      Tracing tracing) {
    this.herald = herald;
    this.bell = bell;
    this.jobs = new Jobs(clock);
    this.drop =
        () ->
            deliveries.drop(settings.places().stream().map(Place::name).toList(), clock.instant());
    AlertBag bag = new AlertBag(journal, deliveries, tracing);
    for (Place place : settings.places()) {
      Channel channel = ways.to(place);
      if (channel instanceof AutoCloseable closeable) {
        channels.add(closeable);
      }
      Courier courier = new Courier(bag, channel, PATIENCE, clock);
      couriers.put(
          place.name(), jobs.woken(PAUSE, "tell of alerts by " + place.name(), courier::round));
    }
    bell.wakes(jobs.woken(PAUSE, "look who must hear of alerts", this::round));
  }

  private void round() {
    if (!dropped) { // where the database is away, the next round does it
      drop.run();
      dropped = true;
    }
    herald.round().forEach(this::wake);
  }

  private void wake(String channel) {
    Runnable courier = couriers.get(channel);
    if (courier != null) {
      courier.run();
    }
  }

  /** Sends a test; false where there is no such channel, or nobody behind it. */
  public boolean test(String channel) {
    boolean queued = herald.test(channel);
    wake(channel);
    return queued;
  }

  @Override
  public void close() throws Exception {
    bell.wakes(() -> {});
    jobs.close();
    for (AutoCloseable channel : channels) {
      channel.close();
    }
  }
}
