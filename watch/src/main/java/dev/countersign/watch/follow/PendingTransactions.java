package dev.countersign.watch.follow;

import dev.countersign.chain.block.Sent;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.EthereumBlocks;
import dev.countersign.watch.seen.SeenTransaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Transactions that wait to be in a block, of those accounts that are watched: sent by one of them,
 * or calling one (as a Safe is called by whoever executes). They are a warning and no fact: a node
 * may not show them, and what waits may never come.
 *
 * <p>The node is asked what each hash stands for. Where hashes come faster than it answers, so many
 * wait and the rest is counted and left: blocks show everything in the end.
 */
public final class PendingTransactions implements AutoCloseable {
  private static final int WAITING = 4_096;
  private static final int REMEMBERED = 16_384;
  private static final int THREADS = 4;

  private final NodeClient node;
  private final Predicate<Address> watched;
  private final Consumer<SeenTransaction> found;
  private final BlockingQueue<Bytes> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong left = new AtomicLong();
  private final Map<Bytes, Boolean> seen = new Remembered();
  private final ExecutorService threads;
  private @Nullable JsonNode filter;

  private static final class Remembered extends LinkedHashMap<Bytes, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Bytes, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  /**
   * Begins to ask.
   *
   * @param watched whether an account is; asked from several threads
   * @param found is told each of theirs, once as long as it is remembered; from several threads
   */
  public PendingTransactions(
      NodeClient node, Predicate<Address> watched, Consumer<SeenTransaction> found) {
    this.node = node;
    this.watched = watched;
    this.found = found;
    this.threads = Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory());
    for (int i = 0; i < THREADS; i++) {
      threads.execute(this::work);
    }
  }

  /** What a node said unasked of {@code newPendingTransactions}: a hash; anything else is left. */
  public void heard(JsonNode result) {
    try {
      add(RpcValues.word(result, "a waiting transaction"));
    } catch (NodeFault fault) {
      left.incrementAndGet();
    }
  }

  /**
   * Asks the node what is new, for where it says nothing unasked. Used by one thread.
   *
   * @throws NodeFault when it does not say
   */
  public void poll() throws NodeFault {
    if (filter == null) {
      filter = node.call("eth_newPendingTransactionFilter", RpcValues.params());
    }
    try {
      for (JsonNode hash : node.call("eth_getFilterChanges", RpcValues.params(filter))) {
        heard(hash);
      }
    } catch (NodeFault fault) {
      filter = null; // nodes forget filters
      throw fault;
    }
  }

  /** How many were left because too many came, or because they were none. */
  public long left() {
    return left.get();
  }

  private void add(Bytes hash) {
    synchronized (seen) {
      if (seen.putIfAbsent(hash, true) != null) {
        return;
      }
    }
    if (!waiting.offer(hash)) {
      left.incrementAndGet();
    }
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Bytes hash) {
    try {
      JsonNode told =
          node.call("eth_getTransactionByHash", RpcValues.params(RpcValues.text(hash.toHex())));
      if (!told.isObject() || !RpcValues.word(told.get("hash"), "a hash").equals(hash)) {
        left.incrementAndGet();
        return;
      }
      Sent sent = Sent.read(told);
      if (watched.test(sent.from()) || sent.to().filter(watched).isPresent()) {
        found.accept(EthereumBlocks.waiting(hash, sent));
      }
    } catch (NodeFault fault) {
      left.incrementAndGet();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
