package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.BlockReader;
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
 */
final class BlocksAhead implements AutoCloseable {
  private static final int TRIES = 4;
  private static final long PAUSE = 100;

  private final BlockReader reader;
  private final long last;
  private final int most;
  private final ExecutorService threads;
  private final Queue<Future<BlockMoves>> ahead = new ArrayDeque<>();
  private long next;

  BlocksAhead(BlockReader reader, long first, long last, int parallel) {
    this.reader = reader;
    this.next = first;
    this.last = last;
    this.most = 2 * parallel;
    this.threads = Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory());
  }

  /** The next one; there must be one. */
  BlockMoves next() throws NodeFault {
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
  private BlockMoves read(long number) throws NodeFault {
    for (int attempt = 1; ; attempt++) {
      try {
        return reader.read(number);
      } catch (NodeFault fault) {
        if (attempt == TRIES || fault.kind() == NodeFault.Kind.METHOD_MISSING) {
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
