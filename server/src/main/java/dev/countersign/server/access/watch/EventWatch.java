package dev.countersign.server.access.watch;

import dev.countersign.access.finding.Sighting;
import dev.countersign.access.watch.WatchStatus;
import dev.countersign.access.watch.Watching;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.EventStore.Kept;
import dev.countersign.server.journal.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the watch, one event after another in the order in which they came, on one server of a
 * database at a time. Where it begins, its state is made anew out of the events of the last days,
 * without telling again what was told. Call it from one thread.
 */
public final class EventWatch implements AutoCloseable {
  /**
   * How long a server that fell silent keeps the watch: another looks three times a second, and
   * must go on within five seconds.
   */
  private static final Duration LEASE = Duration.ofSeconds(3);

  private static final int AT_ONCE = 2_000;

  private final UUID holder = UUID.randomUUID();
  private final EventStore events;
  private final WatchStore store;
  private final Sightings sightings;
  private final JournalStore journal;
  private final Function<Consumer<Sighting>, Watching> engines;
  private final KnownNetworks networks;
  private final Duration remembered;
  private final InstantSource clock;
  private final List<Sighting> found = new ArrayList<>();
  private volatile @Nullable Watching engine;
  private long fedTo;

  /**
   * A watch.
   *
   * @param engines makes an empty one that tells what it finds
   * @param networks internet addresses of thieves
   * @param remembered events of how long make its state
   */
  public EventWatch(
      DataSource source,
      Sightings sightings,
      JournalStore journal,
      Function<Consumer<Sighting>, Watching> engines,
      KnownNetworks networks,
      Duration remembered,
      InstantSource clock) {
    this.events = new EventStore(source);
    this.store = new WatchStore(source);
    this.sightings = sightings;
    this.journal = journal;
    this.engines = engines;
    this.networks = networks;
    this.remembered = remembered;
    this.clock = clock;
  }

  /** Watches what came since the last time; false where another server does. */
  public boolean round() {
    OptionalLong taken = take();
    if (taken.isEmpty()) {
      engine = null;
      return false;
    }
    long watched = taken.getAsLong();
    Watching watching = engine;
    // Another server may have watched meanwhile, or what was found could not be kept.
    if (watching == null || fedTo != watched) {
      watching = rebuilt(watched);
      engine = watching;
    }
    List<Kept> some = events.after(watched, Long.MAX_VALUE, Instant.EPOCH, AT_ONCE);
    while (!some.isEmpty()) {
      fedTo = some.getLast().number();
      feed(watching, some);
      found.addAll(networks.of(some, clock.instant()));
      if (!keep(some.getLast().number())) {
        engine = null;
        return false;
      }
      if (take().isEmpty()) {
        engine = null;
        return false;
      }
      some = events.after(some.getLast().number(), Long.MAX_VALUE, Instant.EPOCH, AT_ONCE);
    }
    return true;
  }

  private OptionalLong take() {
    Instant now = clock.instant();
    return store.take(holder, now, now.plus(LEASE));
  }

  private Watching rebuilt(long watched) {
    Watching watching = engines.apply(found::add);
    Instant since = clock.instant().minus(remembered);
    List<Kept> some = events.after(0, watched, since, AT_ONCE);
    while (!some.isEmpty()) {
      feed(watching, some);
      take();
      some = events.after(some.getLast().number(), watched, since, AT_ONCE);
    }
    found.clear(); // it was told before
    fedTo = watched;
    return watching;
  }

  private static void feed(Watching watching, List<Kept> some) {
    some.forEach(one -> watching.accept(one.event(), one.arrived()));
  }

  /** Notes what was found, together with how far that is. */
  private boolean keep(long number) {
    List<Sighting> all = List.copyOf(found);
    found.clear();
    if (all.isEmpty()) {
      return store.watched(holder, number);
    }
    return journal.decide(entries -> {
      if (!store.watched(holder, number)) {
        return false;
      }
      Instant now = journal.now();
      long room = Sightings.MOST_A_DAY - store.notedSince(now.minus(Duration.ofDays(1)));
      sightings.note(all, room, entries, now);
      return true;
    });
  }

  /** What the watch has taken in since it was made here; empty where another server keeps it. */
  public Optional<WatchStatus> status() {
    return Optional.ofNullable(engine).map(Watching::status);
  }

  /** How many events wait for it. */
  public long behind() {
    return store.behind();
  }

  /** Gives the watch back, so that another server need not wait for it. */
  @Override
  public void close() {
    engine = null;
    store.release(holder);
  }
}
