package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compound files and VBA modules, made in memory; nothing in them can run. */
final class OfficeMade {
  private static final int SECTOR = 512;
  private static final int END = -2;
  private static final int FREE = -1;

  private OfficeMade() {}

  /** A module's source, compressed as MS-OVBA says, with literals alone and one copy token. */
  static byte[] module(String code) {
    String source = "Attribute VB_Name = \"Module1\"\r\n" + code;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    byte[] bytes = source.getBytes(ISO_8859_1);
    for (int from = 0; from < bytes.length; from += 3000) {
      int count = Math.min(3000, bytes.length - from);
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      for (int i = 0; i < count; i += 8) {
        chunk.write(0);
        chunk.write(bytes, from + i, Math.min(8, count - i));
      }
      int header = 0xb000 | (chunk.size() - 1);
      out.write(header);
      out.write(header >> 8);
      out.writeBytes(chunk.toByteArray());
    }
    return out.toByteArray();
  }

  /** The streams of a VBA project of one module, below a storage. */
  static Map<String, byte[]> project(String below, String code) {
    Map<String, byte[]> streams = new LinkedHashMap<>();
    streams.put(below + "VBA/_VBA_PROJECT", new byte[] {(byte) 0xcc, 0x61, 0, 0});
    streams.put(below + "VBA/dir", new byte[] {1, 0, (byte) 0xb0, 0});
    streams.put(below + "VBA/Module1", module(code));
    return streams;
  }

  /** A compound file of streams, whose paths have at most two storages. */
  static byte[] compound(Map<String, byte[]> streams) {
    List<String> names = new ArrayList<>(List.of("Root Entry"));
    List<Integer> parents = new ArrayList<>(List.of(-1));
    List<byte[]> contents = new ArrayList<>(List.of(new byte[0]));
    List<Boolean> storage = new ArrayList<>(List.of(true));
    Map<String, Integer> known = new LinkedHashMap<>(Map.of("", 0));
    streams.forEach((path, content) -> {
      String[] parts = path.split("/", -1);
      String at = "";
      for (int i = 0; i < parts.length; i++) {
        boolean leaf = i == parts.length - 1;
        int parent = known.getOrDefault(at, 0);
        at = at.isEmpty() ? parts[i] : at + "/" + parts[i];
        if (!known.containsKey(at)) {
          known.put(at, names.size());
          names.add(parts[i]);
          parents.add(parent);
          contents.add(leaf ? content : new byte[0]);
          storage.add(!leaf);
        }
      }
    });
    int directorySectors = (names.size() * 128 + SECTOR - 1) / SECTOR;
    List<Integer> table = new ArrayList<>();
    table.add(-3);
    chain(table, directorySectors);
    int[] first = new int[names.size()];
    for (int i = 0; i < names.size(); i++) {
      first[i] = contents.get(i).length == 0 ? END : table.size();
      chain(table, (contents.get(i).length + SECTOR - 1) / SECTOR);
    }
    ByteBuffer file =
        ByteBuffer.allocate((table.size() + 1) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1));
    file.putShort(24, (short) 0x3e).putShort(26, (short) 3).putShort(28, (short) -2);
    file.putShort(30, (short) 9).putShort(32, (short) 6).putInt(44, 1).putInt(48, 1);
    // No small streams: a cut-off of nothing.
    file.putInt(56, 0).putInt(60, END).putInt(68, END).putInt(76, 0);
    for (int i = 1; i < 109; i++) {
      file.putInt(76 + 4 * i, FREE);
    }
    for (int i = 0; i < 128; i++) {
      file.putInt(SECTOR + 4 * i, i < table.size() ? table.get(i) : FREE);
    }
    for (int i = 0; i < names.size(); i++) {
      int at = 2 * SECTOR + 128 * i;
      byte[] name = names.get(i).getBytes(UTF_16LE);
      file.position(at).put(name);
      file.putShort(at + 64, (short) (name.length + 2));
      file.put(at + 66, (byte) (i == 0 ? 5 : storage.get(i) ? 1 : 2));
      file.putInt(at + 68, FREE)
          .putInt(at + 72, next(parents, i))
          .putInt(at + 76, child(parents, i));
      file.putInt(at + 116, first[i]).putInt(at + 120, contents.get(i).length);
      if (contents.get(i).length > 0) {
        file.position((first[i] + 1) * SECTOR).put(contents.get(i));
      }
    }
    return file.array();
  }

  /** An OLE package as documents carry files. */
  static byte[] packaged(String name, byte[] content) {
    byte[] label = (name + "\0" + "C:\\" + name + "\0").getBytes(ISO_8859_1);
    byte[] temporary = ("C:\\Temp\\" + name + "\0").getBytes(ISO_8859_1);
    int size = 6 + label.length + 8 + temporary.length + 4 + content.length;
    return ByteBuffer.allocate(size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(size - 4)
        .putShort((short) 2)
        .put(label)
        .putInt(0x30000)
        .putInt(temporary.length)
        .put(temporary)
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static int child(List<Integer> parents, int of) {
    return parents.indexOf(of);
  }

  private static int next(List<Integer> parents, int of) {
    for (int i = of + 1; i < parents.size(); i++) {
      if (of > 0 && parents.get(i).equals(parents.get(of))) {
        return i;
      }
    }
    return FREE;
  }

  private static void chain(List<Integer> table, int count) {
    for (int i = 0; i < count; i++) {
      table.add(i == count - 1 ? END : table.size() + 1);
    }
  }
}
