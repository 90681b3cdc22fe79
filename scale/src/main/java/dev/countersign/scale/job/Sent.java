package dev.countersign.scale.job;

import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.watch.rule.Direction;
import dev.countersign.watch.rule.Route;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement sent to where it is looked at.
 *
 * @param edition of the rules by which it was sent
 * @param again whether it is seen from its other side already
 * @param traceparent in whose course it came; null for none
 */
record Sent(
    long edition, Direction way, boolean again, Fact.Moved moved, @Nullable String traceparent) {
  /** The order in which rules are asked. */
  static final Comparator<Sent> ORDER =
      Comparator.comparingLong((Sent sent) -> sent.moved.block())
          .thenComparingInt(sent -> sent.moved.movement().index())
          .thenComparing(Sent::again);

  /** The key under which it is looked at. */
  static String key(Route route) {
    return route.chain() + "/" + Long.toHexString(route.key()) + "/" + route.share();
  }

  /** The share out of such a key. */
  static String share(String key) {
    return key.substring(key.indexOf('/', key.indexOf('/') + 1) + 1);
  }

  /**
   * Written, so that several can follow one another.
   *
   * @param fact with its traceparent, where it has one
   */
  static byte[] write(long edition, Route route, byte[] fact) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(fact.length + 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(edition);
      out.writeUTF(route.way().name());
      out.writeBoolean(route.again());
      out.writeInt(fact.length);
      out.write(fact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads all that follow one another. */
  static List<Sent> read(byte[] bytes) {
    List<Sent> all = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        long edition = in.readLong();
        Direction way = Direction.valueOf(in.readUTF());
        boolean again = in.readBoolean();
        byte[] fact = in.readNBytes(in.readInt());
        all.add(
            new Sent(
                edition,
                way,
                again,
                (Fact.Moved) FactForm.read(Traced.message(fact)),
                Traced.traceparent(fact)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
