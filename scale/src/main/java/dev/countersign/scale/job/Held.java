package dev.countersign.scale.job;

import dev.countersign.watch.rule.KeptForm;
import dev.countersign.watch.window.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state under a key, as checkpoints and savepoints have it.
 *
 * <p>Version 1: the mark; since which edition each rule asks for the same; what they added up, in
 * the form of {@link KeptForm}. A later version reads all before it.
 *
 * @param since by the rules' names
 * @param rules what each added up
 */
record Held(Mark mark, Map<String, Long> since, Map<String, List<Kept>> rules) {
  private static final int VERSION = 1;

  /** Nothing yet. */
  static final Held NOTHING = new Held(Mark.NONE, Map.of(), Map.of());

  /** What rules that ask for the same as then may take up. */
  Map<String, List<Kept>> stillGood(Map<String, Long> now) {
    Map<String, List<Kept>> good = new LinkedHashMap<>(rules);
    good.keySet().removeIf(rule -> !since.getOrDefault(rule, 0L).equals(now.get(rule)));
    return good;
  }

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(mark.time());
      out.writeLong(mark.block());
      out.writeInt(mark.index());
      out.writeBoolean(mark.again());
      out.writeInt(rules.size());
      for (String rule : rules.keySet()) {
        out.writeUTF(rule);
        out.writeLong(since.getOrDefault(rule, 0L));
      }
      out.write(KeptForm.write(rules));
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
  static Held read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the state is of form " + version + "; this version reads form " + VERSION);
      }
      Mark mark = new Mark(in.readLong(), in.readLong(), in.readInt(), in.readBoolean());
      Map<String, Long> since = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        since.put(in.readUTF(), in.readLong());
      }
      return new Held(mark, since, KeptForm.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalArgumentException("the state is cut after " + bytes.length + " bytes", e);
    }
  }
}
