package dev.countersign.scale.job;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one second under a key, as checkpoints and savepoints have them.
 *
 * <p>Version 1: each after its length in four bytes; the messages name their own schema. A later
 * version reads all before it.
 */
final class Batch {
  private static final byte VERSION = 1;

  private Batch() {}

  /** One more; one that is there already is left out. */
  static byte[] with(byte @Nullable [] before, byte[] message) {
    byte[] first = before == null ? new byte[] {VERSION} : before;
    if (before != null && read(before).stream().anyMatch(one -> Arrays.equals(one, message))) {
      return before;
    }
    return ByteBuffer.allocate(first.length + 4 + message.length)
        .put(first)
        .putInt(message.length)
        .put(message)
        .array();
  }

  /**
   * Reads any form that there was.
   *
   * @throws IllegalArgumentException where it is of a later form, or cut
   */
  static List<byte[]> read(byte[] bytes) {
    List<byte[]> all = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the state is of form " + version + "; this version reads form " + VERSION);
      }
      while (in.available() > 0) {
        byte[] one = new byte[Math.clamp(in.readInt(), 0, bytes.length)];
        in.readFully(one);
        all.add(one);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the state is cut after " + bytes.length + " bytes", e);
    }
    return all;
  }
}
