package dev.countersign.scale.job;

import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.watch.anomaly.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A movement sent to the history of one of its sides.
 *
 * <p>Version 1: the side, then the fact with its traceparent, where it has one. A later version
 * reads all before it, since they may wait in a savepoint.
 *
 * @param traceparent in whose course it came; null for none
 */
record Weighed(Side side, Fact.Moved moved, @Nullable String traceparent) {
  private static final int VERSION = 1;

  /** The order in which movements are weighed. */
  static final Comparator<Weighed> ORDER =
      Comparator.comparingLong((Weighed one) -> one.moved.block())
          .thenComparingInt(one -> one.moved.movement().index());

  /** The key under which it is weighed: histories are of one chain. */
  static String key(long chain, Side side) {
    return chain + "/" + side.account();
  }

  /** The account out of such a key. */
  static String account(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  static byte[] write(Side side, byte[] fact) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(fact.length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      text(out, side.account());
      out.writeBoolean(side.wallet());
      text(out, side.counterparty());
      out.writeDouble(side.value());
      text(out, side.from());
      text(out, side.to());
      out.write(fact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads any form that there was.
   *
   * @throws IllegalArgumentException where it is of a later form, or cut
   */
  static Weighed read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the state is of form " + version + "; this version reads form " + VERSION);
      }
      Side side =
          new Side(text(in), in.readBoolean(), text(in), in.readDouble(), text(in), text(in));
      byte[] fact = in.readAllBytes();
      return new Weighed(
          side, (Fact.Moved) FactForm.read(Traced.message(fact)), Traced.traceparent(fact));
    } catch (IOException e) {
      throw new IllegalArgumentException("the state is cut after " + bytes.length + " bytes", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[Math.clamp(in.readInt(), 0, in.available())];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
