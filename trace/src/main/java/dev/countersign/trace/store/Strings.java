package dev.countersign.trace.store;

import java.util.OptionalLong;

/** Reads what a {@link StringWriter} wrote: strings by their numbers, and their numbers. */
final class Strings {
  private final Reading reading;
  private final Family pages;
  private final Family index;
  private final long size;

  Strings(Reading reading, Family pages, Family index, long size) {
    this.reading = reading;
    this.pages = pages;
    this.index = index;
    this.size = size;
  }

  /** The string of a number. */
  byte[] get(long number) {
    return StringPage.get(page(number / StringPage.ROOM), (int) (number % StringPage.ROOM));
  }

  byte[] page(long page) {
    return reading.need(pages, Keys.ordered(page));
  }

  /** The number of a string, or nothing where there is none. */
  OptionalLong find(byte[] wanted) {
    long mixed = Keys.mixed(wanted, wanted.length);
    long print = (mixed >>> StringWriter.PRINT_SHIFT) & 0xffff;
    byte[] bucket = new byte[2];
    bucket[0] = (byte) (mixed >>> (StringWriter.BUCKET_SHIFT + 8));
    bucket[1] = (byte) (mixed >>> StringWriter.BUCKET_SHIFT);
    long[] found = {-1};
    reading.each(
        index,
        bucket,
        (key, value) -> {
          Unpacker in = new Unpacker(value);
          long page = new Unpacker(key, 2, key.length).ordered() / StringPage.ROOM;
          while (in.hasMore() && found[0] < 0) {
            boolean same = in.bigEndian(2) == print;
            page += in.number();
            if (same) {
              found[0] = onPage(page, wanted);
            }
          }
          return found[0] < 0;
        });
    return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
  }

  /** The index may name pages that were taken back since. */
  private long onPage(long page, byte[] wanted) {
    byte[] strings = reading.get(pages, Keys.ordered(page));
    int place = strings == null ? -1 : StringPage.find(strings, wanted);
    long number = page * StringPage.ROOM + place;
    return place < 0 || number >= size ? -1 : number;
  }
}
