package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A question that is being asked. Its time is bounded by the node client's. */
final class Pending<T> {
  /** Asks and reads the answer. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws NodeFault;
  }

  private final FutureTask<T> task;

  private Pending(FutureTask<T> task) {
    this.task = task;
  }

  /** Starts asking on a thread of its own. */
  static <T> Pending<T> start(Question<T> question) {
    FutureTask<T> task = new FutureTask<>(question::ask);
    Thread.ofVirtual().name("node").start(task);
    return new Pending<>(task);
  }

  /** The answer, as soon as it is there. */
  T get() throws NodeFault {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the question to the node was broken off");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NodeFault fault) {
        throw fault;
      }
      // A mistake in reading must not turn a hostile answer into an end of the whole check.
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE, "the node's answer cannot be used: it is out of all bounds");
    }
  }
}
