package dev.countersign.trace.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** What stood in RocksDB at one moment, whatever is written to it afterwards. */
final class RocksReading implements Reading {
  /** More than cores, since they mostly wait for the disk. */
  private static final int ASKERS = 4;

  private final Database database;
  private final Snapshot snapshot;
  private final ReadOptions options;
  private final Queue<RocksIterator> postings = new ConcurrentLinkedQueue<>();

  RocksReading(Database database) {
    this.database = database;
    this.snapshot = database.db().getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  @Override
  public byte @Nullable [] get(Family family, byte[] key) {
    try {
      return database.db().get(database.handle(family), options, key);
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  @Override
  public @Nullable Found lastPosting(byte[] key) {
    return posting(iterator -> iterator.seekForPrev(key));
  }

  @Override
  public @Nullable Found firstPosting(byte[] key) {
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

  @Override
  public void from(Family family, byte[] first, BiPredicate<byte[], byte[]> goOn) {
    try (RocksIterator iterator = database.db().newIterator(database.handle(family), options)) {
      iterator.seek(first);
      for (Found next = found(iterator);
          next != null && goOn.test(next.key(), next.value());
          next = found(iterator)) {
        iterator.next();
      }
    }
  }

  @Override
  public boolean has(Family family) {
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

  @Override
  public int askers() {
    return ASKERS;
  }

  @Override
  public String store() {
    return database.store();
  }
}
