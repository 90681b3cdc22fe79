package dev.countersign.watch.shape;

import dev.countersign.watch.window.Ring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Most of what came is passed on to an account that was not in the chain yet, so many times in a
 * row. Of what came to an account, the newest {@value #LOOKED_AT} movements are considered.
 */
final class PeelChain implements Detector {
  private static final int LOOKED_AT = 8;
  private static final int LONGEST = 64;

  private final Sought sought;
  private final Graph graph;

  PeelChain(Sought sought) {
    this.sought = sought;
    this.graph = new Graph(sought.within(), sought.most());
  }

  @Override
  public @Nullable Found see(Edge edge) {
    if (edge.from() == edge.to()) {
      return null;
    }
    graph.tick(edge.time());
    long parent = passedOn(edge);
    long depth = parent == Graph.NONE ? 1 : graph.depth(parent) + 1;
    long place = graph.add(edge, parent, depth);
    if (depth < sought.least()) {
      return null;
    }
    List<String> path = new ArrayList<>();
    path.add(edge.toName());
    long beginning = edge.from();
    for (long at = place; at != Graph.NONE && path.size() <= LONGEST; at = graph.parent(at)) {
      path.add(graph.fromName(at));
      beginning = graph.from(at);
    }
    // Parts of it may be too old by now.
    if (path.size() - 1 < sought.least()) {
      return null;
    }
    Collections.reverse(path);
    return new Found(beginning, path.getFirst(), path.size() - 1L, path);
  }

  /**
   * The movement that this one passes on, the one with the longest chain; none where it is none.
   */
  private long passedOn(Edge edge) {
    double amount = edge.amount().doubleValue();
    long best = Graph.NONE;
    long at = graph.lastTo(edge.from());
    for (int i = 0; i < LOOKED_AT && at != Graph.NONE; i++) {
      double came = graph.amount(at);
      boolean passes =
          graph.asset(at) == edge.asset()
              && amount <= came
              && amount * 100 >= came * sought.share()
              && (best == Graph.NONE || graph.depth(at) > graph.depth(best));
      if (passes && !isIn(edge.to(), at)) {
        best = at;
      }
      at = graph.before(at);
    }
    return best;
  }

  private boolean isIn(long account, long chain) {
    long at = chain;
    for (int i = 0; i < LONGEST && at != Graph.NONE; i++) {
      if (graph.from(at) == account) {
        return true;
      }
      at = graph.parent(at);
    }
    return false;
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
