package dev.countersign.server.trace;

import java.util.Locale;

/** How far a trace is. */
public enum TraceState {
  /** Others are before it. */
  WAITING,
  /** It is being followed. */
  RUNNING,
  /** There is a result. */
  DONE,
  /** There is none, for a reason that is told. */
  FAILED,
  /** Somebody ended it, or the server. */
  STOPPED;

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when nothing more will come of it. */
  public boolean isEnd() {
    return this != WAITING && this != RUNNING;
  }

  static TraceState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
