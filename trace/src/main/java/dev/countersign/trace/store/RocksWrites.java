package dev.countersign.trace.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What is to be written to RocksDB together. */
final class RocksWrites implements Writes {
  private final Database database;
  private final WriteBatch batch = new WriteBatch();

  RocksWrites(Database database) {
    this.database = database;
  }

  WriteBatch batch() {
    return batch;
  }

  @Override
  public void put(Family family, byte[] key, byte[] value) {
    try {
      batch.put(database.handle(family), key, value);
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  @Override
  public void delete(Family family, byte[] key) {
    try {
      batch.delete(database.handle(family), key);
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  @Override
  public int count() {
    return batch.count();
  }

  @Override
  public void clear() {
    batch.clear();
  }

  @Override
  public void close() {
    batch.close();
  }
}
