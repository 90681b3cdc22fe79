package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.EventNote;
import org.jspecify.annotations.Nullable;

/** The trails that an event belongs to: of its session, and of where it came from. */
record Trails(AccessEvent event, @Nullable SessionState session, Origin origin) {
  /** Adds a sign; whether it is new in one of them. */
  boolean add(Sign sign) {
    boolean fresh = session != null && session.trail.add(sign, event);
    return origin.trail.add(sign, event) || fresh;
  }

  /** Adds an earlier event that a sign rests on. */
  void note(EventNote note) {
    if (session != null) {
      session.trail.note(note);
    }
    origin.trail.note(note);
  }

  boolean has(Sign sign) {
    return origin.trail.has(sign) || (session != null && session.trail.has(sign));
  }

  /** Whether its network was never seen with its owner. */
  boolean otherNetwork() {
    return has(Sign.NEW_NETWORK) || has(Sign.OTHER_NETWORK) || has(Sign.HOSTING);
  }

  int points(boolean deviceKnown) {
    int there = origin.trail.points(deviceKnown);
    return session == null ? there : Math.max(there, session.trail.points(deviceKnown));
  }

  /** The one with more points. */
  Trail stronger(boolean deviceKnown) {
    return session != null && session.trail.points(deviceKnown) >= origin.trail.points(deviceKnown)
        ? session.trail
        : origin.trail;
  }

  int told() {
    return session == null
        ? origin.trail.told()
        : Math.max(session.trail.told(), origin.trail.told());
  }

  void told(int points) {
    origin.trail.told(points);
    if (session != null) {
      session.trail.told(points);
    }
  }
}
