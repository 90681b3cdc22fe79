package dev.countersign.lure.content;

import java.util.Arrays;
import java.util.Locale;

/**
 * A file's bytes, and where it lay.
 *
 * @param path with {@code /} between folders; of a file in an archive the archive's own path,
 *     {@code !/} and its path in there, such as {@code test.zip!/src/index.js}; never absolute,
 *     never with {@code ..}
 * @param size how many bytes the file has; more than {@code bytes} holds where it was cut
 * @param executable whether its permissions let it be run
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of each file would double what a report holds
public record Content(String path, byte[] bytes, long size, boolean executable) {
  /** A whole file. */
  public static Content of(String path, byte[] bytes) {
    return new Content(path, bytes, bytes.length, false);
  }

  /** Whether there is more of it than was read. */
  public boolean cut() {
    return size > bytes.length;
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What stands behind the name's last dot, in lower case; empty where there is none. */
  public String extension() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content that
        && path.equals(that.path)
        && size == that.size
        && executable == that.executable
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return path + " (" + size + " bytes)";
  }
}
