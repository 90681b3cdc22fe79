package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** What stood in a store at one moment, whatever is written to it afterwards. */
final class Reading implements AutoCloseable {
  /** A key and what is kept under it. */
  static final class Found {
    private final byte[] key;
    private final byte[] value;

    private Found(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }

    byte[] key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  private final Database database;
  private final Snapshot snapshot;
  private final ReadOptions options;
  private final Queue<RocksIterator> postings = new ConcurrentLinkedQueue<>();

  Reading(Database database) {
    this.database = database;
    this.snapshot = database.db().getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  byte @Nullable [] get(Family family, byte[] key) {
    try {
      return database.db().get(database.handle(family), options, key);
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  /** What must be there, or the store is damaged. */
  byte[] need(Family family, byte[] key) {
    byte[] value = get(family, key);
    if (value == null) {
      throw new UnreadableInput(
          "The store "
              + database.folder()
              + " lacks a part of its "
              + family.name().toLowerCase(java.util.Locale.ROOT)
              + "; it was cut short. Restore it from a copy, or load it anew into another folder");
    }
    return value;
  }

  /** The last posting chunk at or before a key. */
  @Nullable Found lastPosting(byte[] key) {
    return posting(iterator -> iterator.seekForPrev(key));
  }

  /** The first posting chunk at or after a key. */
  @Nullable Found firstPosting(byte[] key) {
    return posting(iterator -> iterator.seek(key));
  }

  private @Nullable Found posting(java.util.function.Consumer<RocksIterator> seek) {
    RocksIterator iterator = postings.poll();
    if (iterator == null) {
      iterator = database.db().newIterator(database.handle(Family.POSTINGS), options);
    }
    seek.accept(iterator);
    Found found = found(iterator);
    postings.add(iterator);
    return found;
  }

  private @Nullable Found found(RocksIterator iterator) {
    if (iterator.isValid()) {
      return new Found(iterator.key(), iterator.value());
    }
    try {
      iterator.status();
    } catch (RocksDBException e) {
      throw database.said(e);
    }
    return null;
  }

  /** Goes through the keys that begin like that, as long as it is told to go on. */
  void each(Family family, byte[] beginning, BiPredicate<byte[], byte[]> goOn) {
    from(
        family,
        beginning,
        (key, value) ->
            key.length >= beginning.length
                && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length)
                && goOn.test(key, value));
  }

  /** Goes through the keys from one on, as long as it is told to go on. */
  void from(Family family, byte[] first, BiPredicate<byte[], byte[]> goOn) {
    try (RocksIterator iterator = database.db().newIterator(database.handle(family), options)) {
      iterator.seek(first);
      for (Found next = found(iterator);
          next != null && goOn.test(next.key, next.value);
          next = found(iterator)) {
        iterator.next();
      }
    }
  }

  /** Whether the store has a table, which one of an older version may lack. */
  boolean has(Family family) {
    return database.has(family);
  }

  @Override
  public void close() {
    for (RocksIterator one = postings.poll(); one != null; one = postings.poll()) {
      one.close();
    }
    options.close();
    database.db().releaseSnapshot(snapshot);
  }
}
