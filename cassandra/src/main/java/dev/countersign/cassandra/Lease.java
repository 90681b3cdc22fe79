package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import dev.countersign.model.value.UnreadableInput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * That one process writes to a store: a row that ends by itself after some seconds, unless it is
 * renewed. The store's head is only ever written together with it, by a lightweight transaction, so
 * that who lost it changes nothing that counts.
 */
final class Lease implements AutoCloseable {
  /** So many seconds it lasts. */
  static final int SECONDS = 30;

  private static final byte[] KEY = "writer".getBytes(StandardCharsets.US_ASCII);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final Statements statements;
  private final int seconds;
  private final byte[] me = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ledger-lease").factory());

  /**
   * Takes it, and waits for one to end that somebody left who was killed.
   *
   * @throws UnreadableInput where another process holds it
   */
  Lease(Statements statements, int seconds) {
    this.statements = statements;
    this.seconds = seconds;
    long begun = System.nanoTime();
    while (!take()) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(seconds + 5L)) {
        renewing.close();
        throw new UnreadableInput(
            "The store "
                + statements.store()
                + " is being written to by another process; wait for it to end");
      }
      LockSupport.parkNanos(PAUSE);
    }
    var _ =
        renewing.scheduleWithFixedDelay(
            this::renew, seconds * 1000L / 3, seconds * 1000L / 3, TimeUnit.MILLISECONDS);
  }

  private static ByteBuffer heads() {
    return ByteBuffer.wrap(Partitions.HEADS);
  }

  private boolean take() {
    return statements
        .execute(
            statements.take().bind(heads(), ByteBuffer.wrap(KEY), ByteBuffer.wrap(me), seconds))
        .wasApplied();
  }

  private BatchableStatement<?> holding() {
    return statements
        .hold()
        .bind(seconds, ByteBuffer.wrap(me), heads(), ByteBuffer.wrap(KEY), ByteBuffer.wrap(me));
  }

  private void renew() {
    try {
      statements.execute(holding());
    } catch (UnreadableInput e) {
      // The next write says it.
    }
  }

  /**
   * Writes all or nothing of some of the rows beside it.
   *
   * @throws UnreadableInput where it was lost, or the nodes cannot
   */
  void write(List<BatchableStatement<?>> changes) {
    BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.LOGGED);
    batch.addStatement(holding());
    changes.forEach(batch::addStatement);
    if (!statements.execute(batch.build()).wasApplied()) {
      throw new UnreadableInput(
          "The store "
              + statements.store()
              + " was taken over by another process, since this one did not speak for "
              + seconds
              + " seconds; run the same command again to go on");
    }
  }

  @Override
  public void close() {
    renewing.close();
    try {
      statements.execute(
          statements.release().bind(heads(), ByteBuffer.wrap(KEY), ByteBuffer.wrap(me)));
    } catch (UnreadableInput e) {
      // It ends by itself.
    }
  }
}
