package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import org.jspecify.annotations.Nullable;

/** The trails that an event belongs to: of its session, and of where it came from. */
record Trails(AccessEvent event, @Nullable SessionState session, Origin origin) {
  void add(Sign sign) {
    if (session != null) {
      session.trail.add(sign, event);
    }
    origin.trail.add(sign, event);
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
