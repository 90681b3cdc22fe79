package dev.countersign.server.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets something be told of a session or a machine once in a while: who repeats it does not fill
 * the journal.
 */
public final class Sparingly {
  private static final int MOST = 1_000;

  private final Duration pause;
  private final Map<UUID, Instant> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** With so long in between. */
  public Sparingly(Duration pause) {
    this.pause = pause;
  }

  /** True where it was not told within the pause. */
  public synchronized boolean may(UUID about, Instant now) {
    Instant before = told.get(about);
    if (before != null && before.plus(pause).isAfter(now) && !before.isAfter(now)) {
      return false;
    }
    told.remove(about);
    told.put(about, now);
    return true;
  }
}
