package dev.countersign.watch.rule;

import dev.countersign.watch.window.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What portions hold, written down. The first byte is the version of the form; a later version
 * reads all before it.
 *
 * <p>Version 1: the number of rules; for each its name and the number of rings; for each ring its
 * width, first place, time, how many left early, how many events, their numbers, and whether text
 * stands beside them, which then follows. Numbers are big-endian, text is modified UTF-8.
 */
public final class KeptForm {
  private static final int VERSION = 1;
  private static final int MOST_EVENTS = 1 << 24;

  private KeptForm() {}

  /** Written in the newest form. */
  public static byte[] write(Map<String, List<Kept>> rules) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(rules.size());
      for (Map.Entry<String, List<Kept>> rule : rules.entrySet()) {
        out.writeUTF(rule.getKey());
        out.writeInt(rule.getValue().size());
        for (Kept ring : rule.getValue()) {
          write(ring, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Kept ring, DataOutputStream out) throws IOException {
    out.writeByte(ring.width());
    out.writeLong(ring.first());
    out.writeLong(ring.now());
    out.writeLong(ring.early());
    out.writeInt(ring.events());
    for (int i = 0; i < ring.events() * ring.width(); i++) {
      out.writeLong(ring.cell(i));
    }
    out.writeBoolean(!ring.notes().isEmpty());
    for (String note : ring.notes()) {
      out.writeUTF(note);
    }
  }

  /**
   * Reads any form that there was.
   *
   * @throws IllegalArgumentException where it is of a later form, cut, or something else
   */
  public static Map<String, List<Kept>> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "what rules added up is of form " + version + "; this version reads form " + VERSION);
      }
      Map<String, List<Kept>> rules = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        List<Kept> rings = new ArrayList<>();
        for (int ring = in.readInt(); ring > 0; ring--) {
          rings.add(ring(in));
        }
        rules.put(name, rings);
      }
      if (in.read() >= 0) {
        throw new IllegalArgumentException("what rules added up has more after its end");
      }
      return rules;
    } catch (IOException e) {
      throw new IllegalArgumentException("what rules added up is cut after " + bytes.length, e);
    }
  }

  private static Kept ring(DataInputStream in) throws IOException {
    int width = in.readUnsignedByte();
    long first = in.readLong();
    long now = in.readLong();
    long early = in.readLong();
    int events = in.readInt();
    if (events < 0 || events > MOST_EVENTS || (long) events * width * 8 > in.available()) {
      throw new IllegalArgumentException("what rules added up has no " + events + " events");
    }
    long[] cells = new long[events * width];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = in.readLong();
    }
    List<String> notes = new ArrayList<>();
    if (in.readBoolean()) {
      for (int i = 0; i < events; i++) {
        notes.add(in.readUTF());
      }
    }
    return new Kept(width, first, now, early, cells, notes);
  }
}
