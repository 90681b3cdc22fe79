package dev.countersign.trace.store;

/** Where what is to be written goes. */
public interface Puts {
  /** One value under its key. Neither is changed afterwards. */
  void put(Family family, byte[] key, byte[] value);
}
