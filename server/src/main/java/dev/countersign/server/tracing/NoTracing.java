package dev.countersign.server.tracing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does nothing. */
final class NoTracing implements Tracing {
  private static final Span NONE =
      new Span() {
        @Override
        public Span note(String name, String value) {
          return this;
        }

        @Override
        public Span failed() {
          return this;
        }

        @Override
        public String traceparent() {
          return "";
        }

        @Override
        public Scope within() {
          return () -> {};
        }

        @Override
        public void end() {
          // It was never begun.
        }
      };

  @Override
  public boolean isOn() {
    return false;
  }

  @Override
  public Span begin(String name, Kind kind, String parent, @Nullable Instant since) {
    return NONE;
  }

  @Override
  public String current() {
    return "";
  }

  @Override
  public void close() {
    // Nothing waits.
  }
}
