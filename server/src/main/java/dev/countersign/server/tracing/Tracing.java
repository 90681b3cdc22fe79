package dev.countersign.server.tracing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells how things hang together. For several threads. */
public interface Tracing extends AutoCloseable {
  /** Nobody traces: nothing of OpenTelemetry is loaded. */
  Tracing OFF = new NoTracing();

  /** Which side of a conversation a span is on. */
  enum Kind {
    /** A request that is answered. */
    SERVER,
    /** A message that is taken. */
    CONSUMER,
    /** A message that is sent on. */
    PRODUCER,
    /** Something within. */
    INTERNAL
  }

  /** Whether anybody traces. */
  boolean isOn();

  /**
   * Begins a span.
   *
   * @param parent the traceparent (W3C Trace Context) that led to it; what is none begins a trace
   * @param since when it began; null where it begins at this moment
   */
  Span begin(String name, Kind kind, String parent, @Nullable Instant since);

  /** The traceparent of what this thread is at; empty where it is at nothing that is traced. */
  String current();

  /** Sends what waits to be sent. */
  @Override
  void close();

  /** Something that takes a while. What is not ended is never told. */
  interface Span {
    /** Says more of it: an id or a word of this program, never a secret, a name or an address. */
    Span note(String name, String value);

    /** It did not go well. */
    Span failed();

    /** To be led on from it; empty where nobody traces. */
    String traceparent();

    /** What this thread does until that is closed is part of it. */
    Scope within();

    /** It is over. */
    void end();
  }

  /** Until it is closed, by the thread that opened it. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
