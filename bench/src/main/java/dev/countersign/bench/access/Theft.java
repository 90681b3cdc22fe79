package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is true of a theft; complete once all events of the world have come. */
public final class Theft {
  private final int number;
  private final TheftKind kind;
  private final String person;
  private final TreeMap<String, String> choices = new TreeMap<>();
  private final Set<String> sessions = new TreeSet<>();
  private int events;
  private @Nullable Instant began;
  private @Nullable Instant privileged;
  private @Nullable Instant last;

  Theft(int number, TheftKind kind, String person) {
    this.number = number;
    this.kind = kind;
    this.person = person;
  }

  void choose(String name, Object value) {
    choices.put(name, value.toString());
  }

  void note(AccessEvent event) {
    events++;
    Instant at = event.at();
    began = began == null || at.isBefore(began) ? at : began;
    last = last == null || at.isAfter(last) ? at : last;
    if (event.activity().privileged()) {
      privileged = privileged == null || at.isBefore(privileged) ? at : privileged;
    }
    if (!event.visit().key().isEmpty()) {
      sessions.add(event.visit().key());
    }
  }

  /** From 0, in the order in which they were planned. */
  public int number() {
    return number;
  }

  /** How it was done. */
  public TheftKind kind() {
    return kind;
  }

  /** Whose account was taken, by the key of its events. */
  public String person() {
    return person;
  }

  /** What was drawn for it, name to value. */
  public Map<String, String> choices() {
    return Collections.unmodifiableMap(choices);
  }

  /** The sessions and tokens that were used, in the order of their ids. */
  public Set<String> sessions() {
    return Collections.unmodifiableSet(sessions);
  }

  /** How many events are the thief's. */
  public int events() {
    return events;
  }

  /** The thief's first event; null where the theft never came about. */
  public @Nullable Instant began() {
    return began;
  }

  /** The thief's first privileged event; null where there was none. */
  public @Nullable Instant privileged() {
    return privileged;
  }

  /** The thief's last event. */
  public @Nullable Instant last() {
    return last;
  }
}
