package dev.countersign.lure.confine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a child says on its standard output: first what it no longer can do, before it is asked
 * anything; then its answer, or why there is none. Texts with their length first.
 */
sealed interface Reply {
  /** The most bytes of an answer that are taken: 8 MiB. */
  int MOST = 8 << 20;

  /** The most bytes of what a child says of itself. */
  int MOST_NOTES = 1 << 16;

  /** An answer as JSON, not yet looked at. */
  record Text(String json) implements Reply {}

  /** No answer. */
  record Failed(Fault fault) implements Reply {}

  /** Says what this child no longer can do. */
  static void ready(DataOutputStream out, Confined confined) throws IOException {
    out.writeBoolean(confined.network());
    out.writeBoolean(confined.processes());
    out.writeBoolean(confined.writing());
    text(out, String.join("\n", confined.notes()));
    out.flush();
  }

  /**
   * Reads what {@link #ready} wrote.
   *
   * @throws IOException when the child ended before
   */
  static Confined ready(DataInputStream in) throws IOException {
    boolean network = in.readBoolean();
    boolean processes = in.readBoolean();
    boolean writing = in.readBoolean();
    int length = in.readInt();
    if (length < 0 || length > MOST_NOTES) {
      throw new IOException("The notes have " + length + " bytes");
    }
    String notes = exactly(in, length);
    return new Confined(
        network, processes, writing, notes.isEmpty() ? List.of() : notes.lines().toList());
  }

  /** Writes it, as the child's last word. */
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Text(String json) -> {
        out.writeByte('A');
        text(out, json);
      }
      case Failed(Fault fault) -> {
        out.writeByte('F');
        text(out, fault.name());
      }
    }
    out.flush();
  }

  /**
   * Reads one; nothing that a child may say is more than a fault.
   *
   * @throws IOException when the child ended before its end
   */
  static Reply read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind == 'A') {
      int length = in.readInt();
      if (length < 0 || length > MOST) {
        return new Failed(Fault.TOO_MUCH_ANSWER);
      }
      return new Text(exactly(in, length));
    }
    if (kind == 'F') {
      int length = in.readInt();
      return new Failed(
          length < 0 || length > MOST_NOTES ? Fault.NO_SENSE : named(exactly(in, length)));
    }
    return new Failed(Fault.NO_SENSE);
  }

  private static Fault named(String name) {
    for (Fault fault : Fault.values()) {
      if (fault.name().equals(name)) {
        return fault;
      }
    }
    return Fault.NO_SENSE;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
