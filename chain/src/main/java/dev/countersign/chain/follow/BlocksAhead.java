package dev.countersign.chain.follow;

import dev.countersign.chain.node.NodeFault;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Blocks in their order, of which some are read ahead on threads of their own. At most twice as
 * many as threads are kept.
 *
 * @param <B> a block
 */
final class BlocksAhead<B> implements AutoCloseable {
  private static final long PAUSE = 100;

  private final ChainSource<B> source;
  private final long last;
  private final int most;
  private final ExecutorService threads;
  private final Queue<Future<B>> ahead = new ArrayDeque<>();
  private long next;

  BlocksAhead(ChainSource<B> source, long first, long last, int parallel) {
    this.source = source;
    this.next = first;
    this.last = last;
    this.most = 2 * parallel;
    this.threads = Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory());
  }

  /** The next one; there must be one. */
  B next() throws NodeFault {
    while (next <= last && ahead.size() < most) {
      long number = next++;
      ahead.add(threads.submit(() -> read(number)));
    }
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NodeFault fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** Nodes are busy for moments, and blocks are replaced while they are read. */
  private B read(long number) throws NodeFault {
    for (int attempt = 1; ; attempt++) {
      try {
        return source.read(number);
      } catch (NodeFault fault) {
        if (attempt == source.tries() || fault.kind() == NodeFault.Kind.METHOD_MISSING) {
          throw fault;
        }
      }
      try {
        Thread.sleep(PAUSE << attempt);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted();
      }
    }
  }

  private static NodeFault interrupted() {
    return new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node was not waited for any longer");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
