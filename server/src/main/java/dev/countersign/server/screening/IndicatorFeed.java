package dev.countersign.server.screening;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListSource;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.server.indicator.IndicatorStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Addresses among the indicators, for screening. What is sure denies, what is likely holds, what is
 * neither is told; one that ended, or has not begun, is not there.
 */
public final class IndicatorFeed implements AddressFeed {
  private static final ListSource SOURCE =
      new ListSource(
          "indicators", "Indicators of this server", "", "", Kind.OTHER, 0, "/intel/indicators");

  private final IndicatorStore store;
  private final InstantSource clock;

  /** Moves on where one began or ended since it was read. */
  private volatile Optional<Instant> change = Optional.empty();

  private final AtomicLong turn = new AtomicLong();

  /** Of that store. */
  public IndicatorFeed(IndicatorStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String state() {
    boolean due = change.filter(at -> !at.isAfter(clock.instant())).isPresent();
    return store.state() + "/" + (turn.get() + (due ? 1 : 0));
  }

  @Override
  public Optional<Loaded> read(Consumer<Entry> into) {
    Instant now = clock.instant();
    if (change.filter(at -> !at.isAfter(now)).isPresent()) {
      turn.incrementAndGet();
    }
    change = store.nextChange(IndicatorKind.ADDRESS, now);
    AtomicInteger count = new AtomicInteger();
    store.each(
        IndicatorKind.ADDRESS,
        now,
        one -> {
          into.accept(entry(one));
          count.incrementAndGet();
        });
    return count.get() == 0 ? Optional.empty() : Optional.of(Loaded.of(version(count.get(), now)));
  }

  private ListVersion version(int count, Instant now) {
    String state = "indicators " + store.state() + " " + turn.get();
    return new ListVersion(
        SOURCE,
        CanonicalJson.sha256(state.getBytes(StandardCharsets.UTF_8)).toHex(),
        Optional.empty(),
        now,
        count,
        count);
  }

  private static Entry entry(Indicator one) {
    return new Entry(
        one.value(),
        "",
        one.actor().isEmpty() ? name(one) : one.actor(),
        switch (one.weight()) {
          case HIGH -> Kind.THIEF;
          case MEDIUM -> Kind.ABUSE;
          case LOW -> Kind.OTHER;
        },
        SOURCE.id(),
        one.origin(),
        "confidence " + one.confidence(),
        Optional.of(one.from().atOffset(ZoneOffset.UTC).toLocalDate()),
        "",
        one.source());
  }

  private static String name(Indicator one) {
    return one.name().isEmpty() ? "said by " + one.source() : one.name();
  }
}
