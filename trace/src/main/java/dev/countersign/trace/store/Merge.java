package dev.countersign.trace.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.EnvOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/**
 * Brings the runs of a load together into the table of postings: files that are already sorted, and
 * become part of it all at once.
 */
final class Merge implements AutoCloseable {
  private static final long FILE_BYTES = 256L << 20;
  private static final int MEMORY = 256 << 20;
  private static final int LARGEST_BUFFER = 1 << 20;

  private final Database database;
  private final Runs runs;
  private final List<RunReader> open = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final Options options;
  private final EnvOptions environment = new EnvOptions();
  private @Nullable SstFileWriter file;
  private long inFile;

  Merge(Database database, Runs runs) {
    this.database = database;
    this.runs = runs;
    this.options = database.file(Family.POSTINGS);
  }

  /**
   * Merges so many runs.
   *
   * @param there what was there, with all that was loaded
   * @param hadPostings whether there may be postings already
   * @param done is told how many accounts and assets are done, now and then
   */
  void run(int count, StoreLedger there, boolean hadPostings, LongConsumer done) {
    int buffer = Math.min(LARGEST_BUFFER, MEMORY / Math.max(1, count));
    ListWriter list =
        new ListWriter(hadPostings ? there : null, there.postings().group(), this::put);
    Heap heap = new Heap(count);
    for (int i = 0; i < count; i++) {
      RunReader run = new RunReader(database.folder(), runs.file(i), buffer);
      open.add(run);
      if (run.next()) {
        heap.add(run, i);
      }
    }
    long key = -1;
    long groups = 0;
    while (heap.size > 0) {
      RunReader run = heap.readers[0];
      if (run.key() != key) {
        key = run.key();
        list.begin(key);
        if (++groups % 100_000 == 0) {
          done.accept(groups);
        }
      }
      run.give(list);
      heap.advance();
    }
    list.end();
    put(Keys.COVERED, covered(there.head().size()));
    finish();
    ingest();
  }

  static byte[] covered(long size) {
    Packer packer = new Packer(10);
    packer.number(size);
    return packer.copy();
  }

  private void put(byte[] key, byte[] value) {
    try {
      SstFileWriter writer = file;
      if (writer == null || inFile > FILE_BYTES) {
        finish();
        writer = new SstFileWriter(environment, options);
        file = writer;
        Path path = runs.beside(files.size() + ".sst");
        files.add(path.toString());
        writer.open(path.toString());
        inFile = 0;
      }
      writer.put(key, value);
      inFile += key.length + value.length;
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  private void finish() {
    SstFileWriter writer = file;
    if (writer != null) {
      file = null;
      try (writer) {
        writer.finish();
      } catch (RocksDBException e) {
        throw database.said(e);
      }
    }
  }

  private void ingest() {
    try (IngestExternalFileOptions how = new IngestExternalFileOptions()) {
      how.setMoveFiles(true);
      database.db().ingestExternalFile(database.handle(Family.POSTINGS), files, how);
    } catch (RocksDBException e) {
      throw database.said(e);
    }
  }

  @Override
  public void close() {
    open.forEach(RunReader::close);
    if (file != null) {
      file.close();
    }
    environment.close();
    options.close();
  }

  /** The runs by their next account and asset; of the same the earlier run first. */
  private static final class Heap {
    private final RunReader[] readers;
    private final int[] numbers;
    private int size;

    private Heap(int most) {
      readers = new RunReader[most];
      numbers = new int[most];
    }

    private boolean isBefore(RunReader one, int number, int at) {
      long key = readers[at].key();
      return one.key() < key || (one.key() == key && number < numbers[at]);
    }

    private void add(RunReader one, int number) {
      int hole = size++;
      while (hole > 0 && isBefore(one, number, (hole - 1) >>> 1)) {
        readers[hole] = readers[(hole - 1) >>> 1];
        numbers[hole] = numbers[(hole - 1) >>> 1];
        hole = (hole - 1) >>> 1;
      }
      readers[hole] = one;
      numbers[hole] = number;
    }

    /** The first goes to its next group, or away. */
    private void advance() {
      RunReader one = readers[0];
      int number = numbers[0];
      if (!one.next()) {
        size--;
        one = readers[size];
        number = numbers[size];
      }
      int hole = 0;
      for (int child = 1; child < size; child = 2 * hole + 1) {
        if (child + 1 < size && isBefore(readers[child + 1], numbers[child + 1], child)) {
          child++;
        }
        if (isBefore(one, number, child)) {
          break;
        }
        readers[hole] = readers[child];
        numbers[hole] = numbers[child];
        hole = child;
      }
      readers[hole] = one;
      numbers[hole] = number;
    }
  }
}
