package dev.countersign.watch.shape;

import dev.countersign.watch.window.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Value that comes back: each movement after the one before it, of one asset, with amounts that are
 * near the last one's. Looked for backwards from the movement that closes it; the search ends after
 * {@value #STEPS} movements, so that a cycle through very busy accounts can be missed.
 */
final class Cycle implements Detector {
  private static final int STEPS = 256;

  private final Sought sought;
  private final Graph graph;
  private final long[] path = new long[Sought.LONGEST_CYCLE];
  private int steps;

  Cycle(Sought sought) {
    this.sought = sought;
    this.graph = new Graph(sought.within(), sought.most());
  }

  @Override
  public @Nullable Found see(Edge edge) {
    if (edge.from() == edge.to()) {
      return null;
    }
    graph.tick(edge.time());
    steps = 0;
    int length = search(edge, edge.from(), Long.MAX_VALUE, 0);
    graph.add(edge, Graph.NONE, 1);
    if (length == 0) {
      return null;
    }
    List<String> names = new ArrayList<>();
    names.add(edge.toName());
    names.add(edge.fromName());
    for (int i = 0; i < length; i++) {
      names.add(graph.fromName(path[i]));
    }
    Collections.reverse(names);
    return new Found(edge.to(), edge.toName(), length + 1L, names);
  }

  /** How many movements lead from the edge's receiver to the account, the last of them first; 0. */
  private int search(Edge edge, long account, long before, int depth) {
    double amount = edge.amount().doubleValue();
    long at = graph.lastTo(account);
    for (; at != Graph.NONE && steps < STEPS; at = graph.before(at)) {
      steps++;
      double other = graph.amount(at);
      if (at >= before
          || graph.asset(at) != edge.asset()
          || other * 100 < amount * sought.share()
          || other * sought.share() > amount * 100) {
        continue;
      }
      path[depth] = at;
      long from = graph.from(at);
      if (from == edge.to()) {
        return depth + 1;
      }
      if (depth + 2 < sought.longest() && from != edge.from()) {
        int found = search(edge, from, at, depth + 1);
        if (found > 0) {
          return found;
        }
      }
    }
    return 0;
  }

  @Override
  public void begin(long block) {
    graph.begin(block);
  }

  @Override
  public void undo(long block) {
    graph.undo(block);
  }

  @Override
  public long forgotten() {
    return graph.leftEarly();
  }

  @Override
  public List<Ring> rings() {
    return List.of(graph);
  }
}
