package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the tables of a store: as it was at one moment, or at least with nothing changed
 * of what stood there then. Several threads may ask at once.
 */
public interface Reading extends AutoCloseable {
  /**
   * A key and what is kept under it. Whoever gets one changes neither.
   *
   * @param key of any length, compared byte by byte, each from 0 to 255
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and not worth a copy
  record Found(byte[] key, byte[] value) {}

  /** What is kept under a key; nothing where nothing is. */
  byte @Nullable [] get(Family family, byte[] key);

  /** What must be there, or the store is damaged. */
  default byte[] need(Family family, byte[] key) {
    byte[] value = get(family, key);
    if (value == null) {
      throw new UnreadableInput(
          "The store "
              + store()
              + " lacks a part of its "
              + family.name().toLowerCase(Locale.ROOT)
              + "; it was cut short. Restore it from a copy, or load it anew into another place");
    }
    return value;
  }

  /** The last posting chunk at or before a key, as far as it is of the same account and asset. */
  @Nullable Found lastPosting(byte[] key);

  /** The first posting chunk at or after a key, as far as it is of the same account and asset. */
  @Nullable Found firstPosting(byte[] key);

  /** Goes through the keys from one on, in their order, as long as it is told to go on. */
  void from(Family family, byte[] first, BiPredicate<byte[], byte[]> goOn);

  /** Goes through the keys that begin like that, as long as it is told to go on. */
  default void each(Family family, byte[] beginning, BiPredicate<byte[], byte[]> goOn) {
    from(
        family,
        beginning,
        (key, value) ->
            key.length >= beginning.length
                && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length)
                && goOn.test(key, value));
  }

  /** Whether the store has a table, which one of an older version may lack. */
  boolean has(Family family);

  /** How many may wait for an answer at once: more where answers come from afar. */
  int askers();

  /** What sentences call the store. */
  String store();

  @Override
  void close();
}
