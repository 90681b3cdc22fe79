package dev.countersign.watch.window;

/** The place of a ring at which something was last, by key. */
public final class Places {
  private final Table places = new Table(1);

  /** Without keys yet. */
  public Places() {}

  /** Sets the key's place, and answers the one before; -1 where there was none. */
  public long put(long key, long place) {
    int at = places.add(key);
    long before = places.at(at) - 1;
    places.set(at, place + 1);
    return before;
  }

  /** The key's place; -1 where it has none. */
  public long get(long key) {
    int at = places.find(key);
    return at < 0 ? -1 : places.at(at) - 1;
  }

  /** The key has no place. */
  public void remove(long key) {
    places.remove(key);
  }
}
