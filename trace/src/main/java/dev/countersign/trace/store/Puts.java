package dev.countersign.trace.store;

/** Where what is to be written goes. */
interface Puts {
  void put(Family family, byte[] key, byte[] value);
}
