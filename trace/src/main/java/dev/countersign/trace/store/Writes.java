package dev.countersign.trace.store;

/**
 * What is to be written together. Of several things for one key the last counts. Puts may come from
 * several threads where the store has several {@link Tables#hands hands}.
 */
public interface Writes extends Puts, AutoCloseable {
  /** Takes a key out. */
  void delete(Family family, byte[] key);

  /** How many puts and deletes there are. */
  int count();

  /** Forgets all of them. */
  void clear();

  @Override
  void close();
}
