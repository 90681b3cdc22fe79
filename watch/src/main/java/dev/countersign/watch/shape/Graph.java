package dev.countersign.watch.shape;

import dev.countersign.watch.window.Places;
import dev.countersign.watch.window.Ring;

/**
 * The movements of a window with, for each account, those that came to it, from the newest to the
 * oldest.
 */
final class Graph extends Ring {
  /** No movement. */
  static final long NONE = -1;

  private static final int FROM = 1;
  private static final int TO = 2;
  private static final int ASSET = 3;
  private static final int AMOUNT = 4;
  private static final int BEFORE = 5;
  private static final int PARENT = 6;
  private static final int DEPTH = 7;

  private final Places last = new Places();

  Graph(long within, int most) {
    super(within, most, 7);
  }

  /** Lets what is too old leave. */
  void tick(long time) {
    advance(time);
  }

  /**
   * Adds a movement and answers its place.
   *
   * @param parent the movement that it passes on; {@link #NONE} where it is none
   * @param depth how many movements there are up to it, itself included
   */
  long add(Edge edge, long parent, long depth) {
    long place = append();
    set(place, FROM, edge.from());
    set(place, TO, edge.to());
    set(place, ASSET, edge.asset());
    set(place, AMOUNT, Double.doubleToRawLongBits(edge.amount().doubleValue()));
    set(place, BEFORE, last.put(edge.to(), place));
    set(place, PARENT, parent);
    set(place, DEPTH, depth);
    note(place, edge.fromName());
    return place;
  }

  /** The newest movement to the account. */
  long lastTo(long account) {
    return there(last.get(account));
  }

  /** The one before to the same account. */
  long before(long place) {
    return there(cell(place, BEFORE));
  }

  long parent(long place) {
    return there(cell(place, PARENT));
  }

  long from(long place) {
    return cell(place, FROM);
  }

  long asset(long place) {
    return cell(place, ASSET);
  }

  /** In smallest units, to 16 digits: it is only compared with others by share. */
  double amount(long place) {
    return Double.longBitsToDouble(cell(place, AMOUNT));
  }

  long depth(long place) {
    return cell(place, DEPTH);
  }

  String fromName(long place) {
    return String.valueOf(note(place));
  }

  private long there(long place) {
    return place < first() ? NONE : place;
  }

  @Override
  protected void left(long place) {
    if (last.get(cell(place, TO)) == place) {
      last.remove(cell(place, TO));
    }
  }

  @Override
  protected void withdrawn(long place) {
    long before = cell(place, BEFORE);
    if (before < first()) {
      last.remove(cell(place, TO));
    } else {
      last.put(cell(place, TO), before);
    }
  }

  @Override
  protected void returned(long place) {
    // The newer ones are there already, and lead to this one.
    if (last.get(cell(place, TO)) < 0) {
      last.put(cell(place, TO), place);
    }
  }
}
