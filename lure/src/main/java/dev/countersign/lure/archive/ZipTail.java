package dev.countersign.lure.archive;

import java.io.IOException;
import java.util.Optional;

/**
 * The end of a zip archive: where its central directory is (APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16).
 *
 * @param directory where the directory begins, in the file
 * @param length of the directory in bytes
 * @param entries how many there are, as declared
 * @param shift how many bytes stand before the archive's own beginning
 * @param end where the archive ends, in the file
 */
record ZipTail(long directory, long length, long entries, long shift, long end) {
  private static final int RECORD = 22;
  private static final int LOCATOR = 20;
  private static final int RECORD64 = 56;
  private static final int COMMENT = 65_535;
  private static final long END = 0x06054b50L;
  private static final long END64 = 0x06064b50L;
  private static final long LOCATE64 = 0x07064b50L;

  /** Looks for the last end record. */
  static Optional<ZipTail> find(Source source) throws IOException {
    long from = Math.max(0, source.size() - RECORD - COMMENT);
    byte[] tail = source.read(from, RECORD + COMMENT);
    for (int at = tail.length - RECORD; at >= 0; at--) {
      if (LittleEndian.u32(tail, at) == END) {
        Optional<ZipTail> found = at(source, tail, at, from);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ZipTail> at(Source source, byte[] tail, int at, long from)
      throws IOException {
    long record = from + at;
    long entries = LittleEndian.u16(tail, at + 10);
    long length = LittleEndian.u32(tail, at + 12);
    long offset = LittleEndian.u32(tail, at + 16);
    long directoryEnd = record;
    long end = Math.min(source.size(), record + RECORD + LittleEndian.u16(tail, at + 20));
    byte[] locator = source.read(record - LOCATOR, LOCATOR);
    if (LittleEndian.u32(locator, 0) == LOCATE64) {
      long where = record64(source, LittleEndian.s64(locator, 8), record);
      if (where >= 0) {
        byte[] record64 = source.read(where, RECORD64);
        entries = LittleEndian.s64(record64, 32);
        length = LittleEndian.s64(record64, 40);
        offset = LittleEndian.s64(record64, 48);
        directoryEnd = where;
      }
    }
    if (length < 0 || offset < 0 || entries < 0 || length > directoryEnd) {
      return Optional.empty();
    }
    long directory = directoryEnd - length;
    long shift = directory - offset;
    return shift < 0
        ? Optional.empty()
        : Optional.of(new ZipTail(directory, length, entries, shift, end));
  }

  private static long record64(Source source, long declared, long record) throws IOException {
    for (long where : new long[] {declared, record - LOCATOR - RECORD64}) {
      if (where >= 0 && LittleEndian.u32(source.read(where, 4), 0) == END64) {
        return where;
      }
    }
    return -1;
  }
}
