package dev.countersign.response.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a bundle around its files: a ZIP archive (PKWARE's APPNOTE 6.3) in one form only.
 * Files are stored, not packed, lie end to end, and have no times, so that the same files give the
 * same bytes on every machine, and every other byte is told from it.
 */
final class ZipForm {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;

  /** Bytes of a local header without its name. */
  static final int LOCAL_BYTES = 30;

  /** Bytes of a line of the directory without its name. */
  static final int CENTRAL_BYTES = 46;

  /** Bytes of the end. */
  static final int END_BYTES = 22;

  /** The most bytes of a bundle: what needs no larger form of ZIP. */
  static final long MOST_BYTES = 0xfffffffeL;

  private static final short VERSION = 20;
  private static final int UNIX = 3 << 8; // some programs read UTF-8 names of this system only
  private static final int PLAIN_FILE = 0100644; // read by all, written by its owner
  private static final short UTF8 = 0x0800;
  private static final short FIRST_DAY = 0x21; // 1980-01-01, the first that the format has

  private ZipForm() {}

  /** What stands before a file's bytes. */
  static byte[] local(String name, long size, long crc) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    return at(LOCAL_BYTES + letters.length)
        .putInt(LOCAL)
        .putShort(VERSION)
        .put(common(size, crc, letters.length))
        .put(letters)
        .array();
  }

  /** A file's line in the directory. */
  static byte[] central(String name, long size, long crc, long offset) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    return at(CENTRAL_BYTES + letters.length)
        .putInt(CENTRAL)
        .putShort((short) (UNIX | VERSION))
        .putShort(VERSION)
        .put(common(size, crc, letters.length))
        .putShort((short) 0) // comment
        .putShort((short) 0) // disk
        .putShort((short) 0) // attributes, and those of the system
        .putInt(PLAIN_FILE << 16)
        .putInt((int) offset)
        .put(letters)
        .array();
  }

  /** The end of the archive. */
  static byte[] end(int files, long directoryBytes, long directoryOffset) {
    return at(END_BYTES)
        .putInt(END)
        .putInt(0) // disks
        .putShort((short) files)
        .putShort((short) files)
        .putInt((int) directoryBytes)
        .putInt((int) directoryOffset)
        .putShort((short) 0) // comment
        .array();
  }

  private static byte[] common(long size, long crc, int nameBytes) {
    return at(24)
        .putShort(UTF8)
        .putShort((short) 0) // stored
        .putShort((short) 0) // midnight
        .putShort(FIRST_DAY)
        .putInt((int) crc)
        .putInt((int) size)
        .putInt((int) size)
        .putShort((short) nameBytes)
        .putShort((short) 0) // extra fields
        .array();
  }

  private static ByteBuffer at(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
