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
  long route;
  long routeBefore;
  long left;
  int returns;
  boolean wandered;
  int telling;
  int work;
  int day;

  SessionState(long key, EventNote anchor, long at, Agent agent) {
    this.key = key;
    this.anchor = anchor;
    this.began = at;
    this.last = at;
    this.agent = agent;
    this.version = agent.version();
  }
}
