package dev.countersign.server.trace;

import java.util.Locale;

/** How far a trace is. */
public enum TraceState {
  /** Others are before it. */
  WAITING,
  /** It is being followed. */
  RUNNING,
  /** There is a result, which moves with the chain. */
  OPEN,
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
    return switch (this) {
      case WAITING, RUNNING, OPEN -> false;
      case DONE, FAILED, STOPPED -> true;
    };
  }

  /** True when there is a result. */
  public boolean hasResult() {
    return this == OPEN || this == DONE;
  }

  static TraceState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
