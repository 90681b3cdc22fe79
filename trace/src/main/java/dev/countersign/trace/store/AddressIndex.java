package dev.countersign.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * On which pages of payments an address stands: of each time that it does, 28 bits that look like
 * chance and the page, as for hashes. Pages are looked at to be sure.
 */
final class AddressIndex {
  private static final int PRINT_BITS = StringWriter.BUCKET_SHIFT - StringWriter.PRINT_SHIFT;

  private long firstOfBatch;
  private long[] prints = new long[1024];
  private int printed;

  /** Begins after so many transactions. */
  void begin(long size) {
    firstOfBatch = size;
    printed = 0;
  }

  private static long mixed(String address) {
    byte[] text = address.getBytes(StandardCharsets.UTF_8);
    return Keys.mixed(text, text.length);
  }

  private static long print(long mixed) {
    return (mixed >>> StringWriter.PRINT_SHIFT) & ((1 << PRINT_BITS) - 1);
  }

  /** An address stands in the transaction at a position. */
  void add(String address, long position) {
    if (printed == prints.length) {
      prints = Arrays.copyOf(prints, 2 * printed);
    }
    long mixed = mixed(address);
    long behind = position / TransferPage.ROOM - firstOfBatch / TransferPage.ROOM;
    prints[printed++] =
        mixed >>> StringWriter.BUCKET_SHIFT << StringWriter.BUCKET_SHIFT
            | behind << PRINT_BITS
            | print(mixed);
  }

  /** Takes out what the index will hold of the batch; the next one begins after so many. */
  StringWriter.Prints take(long size) {
    StringWriter.Prints taken =
        new StringWriter.Prints(Family.ADDRESS_INDEX, firstOfBatch, Arrays.copyOf(prints, printed));
    begin(size);
    return taken;
  }

  /** The pages that an address may stand on, the first one first; some may be wrong or gone. */
  static LongStream pages(Reading reading, String address) {
    long mixed = mixed(address);
    long print = print(mixed);
    byte[] bucket = new byte[2];
    bucket[0] = (byte) (mixed >>> (StringWriter.BUCKET_SHIFT + 8));
    bucket[1] = (byte) (mixed >>> StringWriter.BUCKET_SHIFT);
    LongStream.Builder pages = LongStream.builder();
    reading.each(
        Family.ADDRESS_INDEX,
        bucket,
        (key, value) -> {
          Unpacker in = new Unpacker(value);
          long page = new Unpacker(key, 2, key.length).ordered() / TransferPage.ROOM;
          while (in.hasMore()) {
            boolean same = in.bigEndian(2) == print;
            page += in.number();
            if (same) {
              pages.add(page);
            }
          }
          return true;
        });
    return pages.build().sorted().distinct();
  }
}
