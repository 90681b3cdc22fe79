package dev.countersign.watch.shape;

import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Ring;
import dev.countersign.watch.window.Window;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About as much of an asset left an account as came to it: at least the share of it, and not more
 * than the share allows the other way round, so that an account that spends what it had before is
 * none.
 */
final class PassThrough implements Detector {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final BigInteger share;
  private final Window came;
  private final Window left;

  PassThrough(Sought sought) {
    this.share = BigInteger.valueOf(sought.share());
    this.came = new Window(sought.within(), sought.most());
    this.left = new Window(sought.within(), sought.most());
  }

  @Override
  public @Nullable Found see(Edge edge) {
    if (edge.from() == edge.to()) {
      return null;
    }
    long centre = Keys.pair(edge.from(), edge.asset());
    came.add(edge.time(), Keys.pair(edge.to(), edge.asset()), 0, edge.amount());
    left.add(edge.time(), centre, 0, edge.amount());
    if (came.count(centre) == 0) {
      return null;
    }
    BigInteger in = came.sum(centre);
    BigInteger out = left.sum(centre);
    boolean near =
        out.multiply(HUNDRED).compareTo(in.multiply(share)) >= 0
            && out.multiply(share).compareTo(in.multiply(HUNDRED)) <= 0;
    return near
        ? new Found(
            edge.from(), edge.fromName(), came.count(centre) + left.count(centre), List.of())
        : null;
  }

  @Override
  public void begin(long block) {
    came.begin(block);
    left.begin(block);
  }

  @Override
  public void undo(long block) {
    came.undo(block);
    left.undo(block);
  }

  @Override
  public long forgotten() {
    return Math.max(came.leftEarly(), left.leftEarly());
  }

  @Override
  public List<Ring> rings() {
    return List.of(came, left);
  }
}
