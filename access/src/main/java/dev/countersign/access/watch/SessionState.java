package dev.countersign.access.watch;

import dev.countersign.access.finding.EventNote;

/** A session as it was seen so far. Moments are seconds since 1970. */
final class SessionState {
  final long key;
  final EventNote anchor;
  final Trail trail = new Trail();
  final long began;
  long last;
  boolean signedIn;

  /** Keyed device id at its beginning; 0 when the source gives none. */
  long device;

  Agent agent;
  int version;

  /** The network of its last event, the one before, and when that was left. */
  long network;

  long networkBefore;
  long left;
  int returns;
  boolean wandered;
  int day;

  /** When its trail was begun. */
  long trailed;

  SessionState(long key, EventNote anchor, long at, Agent agent) {
    this.key = key;
    this.anchor = anchor;
    this.began = at;
    this.last = at;
    this.trailed = at;
    this.agent = agent;
    this.version = agent.version();
  }

  /** Begins its trail anew when that is three days old. */
  void turn(long at) {
    if (at - trailed > Origin.LASTS) {
      trailed = at;
      trail.clear();
    }
  }
}
