package dev.countersign.watch.shape;

import dev.countersign.watch.window.Ring;
import dev.countersign.watch.window.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** So many pay an account, and it pays so many: found when it pays. */
final class GatherScatter implements Detector {
  private final int least;
  private final Window payers;
  private final Window paid;

  GatherScatter(Sought sought) {
    this.least = sought.least();
    this.payers = new Window(sought.within(), sought.most());
    this.paid = new Window(sought.within(), sought.most());
  }

  @Override
  public @Nullable Found see(Edge edge) {
    if (edge.from() == edge.to()) {
      return null;
    }
    payers.add(edge.time(), edge.to(), edge.from(), edge.amount());
    paid.add(edge.time(), edge.from(), edge.to(), edge.amount());
    long out = paid.kindsOfLast();
    if (out < least) {
      return null;
    }
    long in = payers.kinds(edge.from());
    return in < least ? null : new Found(edge.from(), edge.fromName(), in + out, List.of());
  }

  @Override
  public void begin(long block) {
    payers.begin(block);
    paid.begin(block);
  }

  @Override
  public void undo(long block) {
    payers.undo(block);
    paid.undo(block);
  }

  @Override
  public long forgotten() {
    return Math.max(payers.leftEarly(), paid.leftEarly());
  }

  @Override
  public List<Ring> rings() {
    return List.of(payers, paid);
  }
}
