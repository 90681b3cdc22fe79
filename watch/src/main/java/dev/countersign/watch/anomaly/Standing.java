package dev.countersign.watch.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What of an account is not its history.
 *
 * @param forgotten movements before those of the history
 * @param settled how many of the history, the oldest first, cannot be taken back and are learned
 * @param scored movements that were learned and had a score
 * @param begun when the first that was learned moved, in seconds since 1970; -1 before that
 * @param mean of these scores
 * @param squares the sum of their squared distances to the mean
 */
public record Standing(
    long forgotten, int settled, long scored, long begun, double mean, double squares) {
  /** Of an account of which nothing was seen yet. */
  public static final Standing NOTHING = new Standing(0, 0, 0, -1, 0, 0);

  private static final int VERSION = 1;

  /** As numbers behind a version: eight bytes each, the second four, most significant first. */
  public byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(forgotten);
      out.writeInt(settled);
      out.writeLong(scored);
      out.writeLong(begun);
      out.writeDouble(mean);
      out.writeDouble(squares);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what was written.
   *
   * @throws IllegalArgumentException where it is of a later form, or cut
   */
  public static Standing read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Past.check(in.readByte(), VERSION);
      return new Standing(
          in.readLong(),
          in.readInt(),
          in.readLong(),
          in.readLong(),
          in.readDouble(),
          in.readDouble());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "what an account learned is cut after " + bytes.length + " bytes", e);
    }
  }
}
