package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** RocksDB with the tables of a store, and its errors as sentences. */
final class Database implements Tables {
  private static final long WRITE_BUFFER = 64L << 20;

  /** In milliseconds; half a second in all. */
  private static final int LONGEST_WAIT = 256;

  private final Path folder;
  private final List<AutoCloseable> closing = new ArrayList<>();
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final Cache cache;

  /**
   * For transfers, which are kept as objects once they are read, and so are to push out nothing
   * else. Several of their pages share a block that is read and unpacked as a whole.
   */
  private final Cache passing;

  private final RocksDB db;

  /**
   * Opens one. Whoever writes to it gets the tables that an older one lacks.
   *
   * @param direct whether reads go past the system's cache of files
   * @throws UnreadableInput where the folder is no store, or one of another version
   */
  Database(Path folder, boolean readOnly, long cacheBytes, boolean direct) {
    int version = StoreMark.check(folder);
    List<Family> tables = Family.of(readOnly ? version : StoreMark.VERSION);
    RocksDB.loadLibrary();
    this.folder = folder;
    this.cache = keep(new LRUCache(cacheBytes / 2));
    this.passing = keep(new LRUCache(cacheBytes / 2));
    DBOptions options = keep(new DBOptions());
    options.setCreateIfMissing(!readOnly);
    options.setCreateMissingColumnFamilies(!readOnly);
    options.setAtomicFlush(true); // so that a load without a log leaves one moment of all tables
    options.setParanoidChecks(true);
    options.setMaxBackgroundJobs(2);
    options.setMaxOpenFiles(-1);
    options.setUseDirectReads(direct);
    options.setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
    options.setKeepLogFileNum(2);
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (Family family : tables) {
      ColumnFamilyOptions one = keep(new ColumnFamilyOptions());
      one.setCompressionType(compression(family));
      one.setWriteBufferSize(WRITE_BUFFER);
      one.setTableFormatConfig(table(family));
      families.add(new ColumnFamilyDescriptor(family.bytes(), one));
    }
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      db =
          readOnly
              ? openReadOnly(options, families, opened)
              : RocksDB.open(options, folder.toString(), families, opened);
    } catch (RocksDBException e) {
      closeKept();
      throw said(e);
    }
    Iterator<ColumnFamilyHandle> each = opened.iterator();
    for (Family family : tables) {
      handles.put(family, each.next());
    }
  }

  /**
   * Opens it to read. Another process that writes may remove a file that is of no use any more
   * between that it is heard of and that it is opened: then what there is is looked at again.
   */
  private RocksDB openReadOnly(
      DBOptions options, List<ColumnFamilyDescriptor> families, List<ColumnFamilyHandle> opened)
      throws RocksDBException {
    for (int wait = 1; ; wait *= 2) {
      try {
        return RocksDB.openReadOnly(options, folder.toString(), families, opened);
      } catch (RocksDBException e) {
        if (wait > LONGEST_WAIT || !String.valueOf(e.getMessage()).contains("No such file")) {
          throw e;
        }
        opened.clear();
        LockSupport.parkNanos(wait * 1_000_000L);
      }
    }
  }

  private <T extends AutoCloseable> T keep(T one) {
    closing.add(one);
    return one;
  }

  private static CompressionType compression(Family family) {
    return family.compressed() ? CompressionType.ZSTD_COMPRESSION : CompressionType.NO_COMPRESSION;
  }

  private BlockBasedTableConfig table(Family family) {
    BlockBasedTableConfig table = new BlockBasedTableConfig();
    table.setBlockCache(family == Family.TRANSFERS || family == Family.PAYMENTS ? passing : cache);
    table.setBlockSize(family.blockBytes());
    table.setFormatVersion(5);
    return table;
  }

  /** Options of a file that is to become part of a table. */
  Options file(Family family) {
    Options options = new Options();
    options.setCompressionType(compression(family));
    options.setTableFormatConfig(table(family));
    return options;
  }

  Path folder() {
    return folder;
  }

  @Override
  public String store() {
    return folder.toString();
  }

  @Override
  public Reading reading() {
    return new RocksReading(this);
  }

  @Override
  public Writes writes() {
    return new RocksWrites(this);
  }

  RocksDB db() {
    return db;
  }

  ColumnFamilyHandle handle(Family family) {
    return Objects.requireNonNull(handles.get(family));
  }

  /** Whether it has a table, which one of an older version may lack. */
  boolean has(Family family) {
    return handles.containsKey(family);
  }

  @Override
  public void write(Writes writes, boolean now) {
    try (WriteOptions options = new WriteOptions()) {
      options.setDisableWAL(!now);
      options.setSync(now);
      db.write(options, ((RocksWrites) writes).batch());
    } catch (RocksDBException e) {
      throw said(e);
    }
  }

  /** All that was written is on the disk when this returns. */
  void flush() {
    try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      db.flush(options, List.copyOf(handles.values()));
    } catch (RocksDBException e) {
      throw said(e);
    }
  }

  /** The sentence of an error. */
  UnreadableInput said(RocksDBException e) {
    return StoreFault.said(folder, e);
  }

  private void closeKept() {
    for (AutoCloseable one : closing.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException(e); // none of them throws
      }
    }
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    db.close();
    closeKept();
  }
}
