package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes that are under way, no more than so many at once. */
final class InFlight {
  private final Statements statements;
  private final int most;
  private final Semaphore room;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  InFlight(Statements statements, int most) {
    this.statements = statements;
    this.most = most;
    this.room = new Semaphore(most);
  }

  /** Begins one, as soon as there is room. */
  void add(Statement<?> statement) {
    mustGoOn();
    room.acquireUninterruptibly();
    statements
        .later(statement)
        .whenComplete((any, wrong) -> {
          if (wrong != null) {
            failure.compareAndSet(null, wrong);
          }
          room.release();
        });
  }

  /** All of them are there for good when this returns. */
  void await() {
    room.acquireUninterruptibly(most);
    room.release(most);
    mustGoOn();
  }

  private void mustGoOn() {
    Throwable wrong = failure.get();
    if (wrong != null) {
      throw statements.said(wrong);
    }
  }
}
