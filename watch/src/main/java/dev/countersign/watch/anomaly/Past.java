package dev.countersign.watch.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A movement of an account's history. */
public final class Past {
  private static final int VERSION = 1;

  private final long block;
  private final long time;
  private final String counterparty;
  private final double value;
  private final double[] row;
  private final double score;

  /**
   * One that was seen.
   *
   * @param row its features, by their places
   * @param score 0 where it was not scored
   */
  Past(long block, long time, String counterparty, double value, double[] row, double score) {
    this.block = block;
    this.time = time;
    this.counterparty = counterparty;
    this.value = value;
    this.row = row;
    this.score = score;
  }

  long block() {
    return block;
  }

  long time() {
    return time;
  }

  String counterparty() {
    return counterparty;
  }

  double value() {
    return value;
  }

  double[] row() {
    return row;
  }

  double score() {
    return score;
  }

  /** As bytes behind a version; some 150 of them. */
  public byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(block);
      out.writeLong(time);
      byte[] name = counterparty.getBytes(StandardCharsets.UTF_8);
      out.writeInt(name.length);
      out.write(name);
      out.writeDouble(value);
      out.writeDouble(score);
      for (double feature : row) {
        out.writeDouble(feature);
      }
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
  public static Past read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      check(in.readByte(), VERSION);
      long block = in.readLong();
      long time = in.readLong();
      byte[] name = new byte[Math.clamp(in.readInt(), 0, bytes.length)];
      in.readFully(name);
      double value = in.readDouble();
      double score = in.readDouble();
      double[] row = new double[Feature.COUNT];
      for (int i = 0; i < row.length; i++) {
        row[i] = in.readDouble();
      }
      return new Past(block, time, new String(name, StandardCharsets.UTF_8), value, row, score);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a movement of an account's history is cut after " + bytes.length + " bytes", e);
    }
  }

  static void check(int version, int expected) {
    if (version != expected) {
      throw new IllegalArgumentException(
          "what an account learned is of form %d; this version reads form %d"
              .formatted(version, expected));
    }
  }
}
