package dev.countersign.lure.archive;

/**
 * An entry as the central directory of a zip archive lists it (APPNOTE.TXT 6.3.10, 4.3.12).
 *
 * @param header where its local header begins, in the file
 * @param data where its bytes begin, in the file; -1 where there is no local header
 * @param packed how many bytes they are
 * @param size how many they unpack to, as declared
 * @param mode Unix permissions and type; 0 where it was packed elsewhere
 */
record ZipEntry(
    String name,
    int flags,
    int method,
    long header,
    long data,
    long packed,
    long size,
    int mode,
    long attributes) {
  private static final int AES = 99;

  /** Whether a password is needed. */
  boolean encrypted() {
    return (flags & 1) != 0 || method == AES;
  }

  /** Whether it is a folder. */
  boolean folder() {
    return name.endsWith("/") || (name.endsWith("\\") && size == 0);
  }

  /** Where its bytes end. */
  long end() {
    return data + packed;
  }
}
