package dev.countersign.trace.store;

import java.util.Arrays;

/**
 * Writes byte strings onto pages, and an index of which page each is on. Of a string the index
 * holds 28 bits that look like chance, so that it is small; a page is looked at to be sure.
 */
final class StringWriter {
  /** The first 12 bits choose the entry of the index, 16 more stand in it. */
  static final int BUCKET_SHIFT = 52;

  static final int PRINT_SHIFT = 36;
  private static final int PRINT_BITS = 16;

  private final Family pages;
  private final Family index;
  private final Packer body = new Packer(StringPage.ROOM * 33);
  private final Packer page = new Packer(StringPage.ROOM * 33);
  private final int[] lengths = new int[StringPage.ROOM];
  private int onPage;
  private long count;
  private long firstOfBatch;
  private long[] prints = new long[1024];
  private int printed;

  StringWriter(Family pages, Family index) {
    this.pages = pages;
    this.index = index;
  }

  /** Begins after so many strings, of which the last page may have room. */
  void begin(long size, byte[] lastPage) {
    count = size - size % StringPage.ROOM;
    firstOfBatch = size;
    onPage = 0;
    body.clear();
    printed = 0;
    for (int i = 0; i < size % StringPage.ROOM; i++) {
      byte[] there = StringPage.get(lastPage, i);
      append(there, there.length);
    }
  }

  long count() {
    return count;
  }

  /** One more; it gets the next number. */
  void add(byte[] bytes, int length, Puts puts) {
    add(bytes, length, Keys.mixed(bytes, length), puts);
  }

  void add(byte[] bytes, int length, long mixed, Puts puts) {
    if (printed == prints.length) {
      prints = Arrays.copyOf(prints, 2 * printed);
    }
    long bucket = mixed >>> BUCKET_SHIFT;
    long print = (mixed >>> PRINT_SHIFT) & ((1 << PRINT_BITS) - 1);
    long behind = count / StringPage.ROOM - firstOfBatch / StringPage.ROOM;
    prints[printed++] = bucket << BUCKET_SHIFT | behind << PRINT_BITS | print;
    append(bytes, length);
    putFullPage(puts);
  }

  private void putFullPage(Puts puts) {
    if (onPage == StringPage.ROOM) {
      putPage(puts);
      onPage = 0;
      body.clear();
    }
  }

  /** Likewise, without an entry in the index: its number is found otherwise. */
  void addUnindexed(byte[] bytes, Puts puts) {
    append(bytes, bytes.length);
    putFullPage(puts);
  }

  private void append(byte[] bytes, int length) {
    lengths[onPage++] = length;
    body.raw(bytes, 0, length);
    count++;
  }

  private void putPage(Puts puts) {
    page.clear();
    boolean even = true;
    for (int i = 1; i < onPage; i++) {
      even &= lengths[i] == lengths[0];
    }
    if (even && lengths[0] > 0) {
      page.number(lengths[0]);
      page.raw(body.array(), 0, body.size());
    } else {
      page.number(0);
      int at = 0;
      for (int i = 0; i < onPage; i++) {
        page.number(lengths[i]);
        page.raw(body.array(), at, lengths[i]);
        at += lengths[i];
      }
    }
    puts.put(pages, Keys.ordered((count - 1) / StringPage.ROOM), page.copy());
  }

  /** Writes the last page as it is. */
  void putLastPage(Puts puts) {
    if (onPage > 0) {
      putPage(puts);
    }
  }

  /** Takes out what the index will hold of the batch, to be written by anybody. */
  Prints takePrints() {
    Prints taken = new Prints(index, firstOfBatch, Arrays.copyOf(prints, printed));
    printed = 0;
    firstOfBatch = count;
    return taken;
  }

  /** A batch's part of the index. */
  static final class Prints {
    private final Family index;
    private final long first;
    private final long[] prints;

    /**
     * @param first the number of the batch's first string
     * @param prints bucket, page less the first page, print; in any order
     */
    Prints(Family index, long first, long[] prints) {
      this.index = index;
      this.first = first;
      this.prints = prints;
    }

    /** Writes an entry for each bucket that has any. */
    void put(Puts puts) {
      Arrays.sort(prints);
      Packer value = new Packer(1024);
      int at = 0;
      while (at < prints.length) {
        long bucket = prints[at] >>> BUCKET_SHIFT;
        long before = 0;
        value.clear();
        while (at < prints.length && prints[at] >>> BUCKET_SHIFT == bucket) {
          long behind = (prints[at] << (Long.SIZE - BUCKET_SHIFT)) >>> (Long.SIZE - BUCKET_SHIFT);
          long page = behind >>> PRINT_BITS;
          value.bigEndian(behind & ((1 << PRINT_BITS) - 1), 2);
          value.number(page - before);
          before = page;
          at++;
        }
        puts.put(index, key((int) bucket, first), value.copy());
      }
    }
  }

  /** The key of a bucket's entry. */
  static byte[] key(int bucket, long first) {
    Packer key = new Packer(12);
    key.bigEndian(bucket, 2);
    key.ordered(first);
    return key.copy();
  }
}
