package dev.countersign.watch.shape;

import dev.countersign.watch.window.Ring;
import dev.countersign.watch.window.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account pays, or is paid by, so many others. */
final class Fan implements Detector {
  private final boolean out;
  private final int least;
  private final Window others;

  Fan(Sought sought) {
    this.out = sought.kind() == ShapeKind.FAN_OUT;
    this.least = sought.least();
    this.others = new Window(sought.within(), sought.most());
  }

  @Override
  public @Nullable Found see(Edge edge) {
    if (edge.from() == edge.to()) {
      return null;
    }
    long centre = out ? edge.from() : edge.to();
    others.add(edge.time(), centre, out ? edge.to() : edge.from(), edge.amount());
    long size = others.kindsOfLast();
    return size < least
        ? null
        : new Found(centre, out ? edge.fromName() : edge.toName(), size, List.of());
  }

  @Override
  public void begin(long block) {
    others.begin(block);
  }

  @Override
  public void undo(long block) {
    others.undo(block);
  }

  @Override
  public long forgotten() {
    return others.leftEarly();
  }

  @Override
  public List<Ring> rings() {
    return List.of(others);
  }
}
