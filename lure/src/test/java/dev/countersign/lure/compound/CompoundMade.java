package dev.countersign.lure.compound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compound files of version 3, made in memory as MS-CFB says: small streams in the root's stream of
 * 64-byte sectors, names in the order of their length and capital letters, as balanced trees.
 */
public final class CompoundMade {
  private static final int SECTOR = 512;
  private static final int SMALL = 64;
  private static final int CUTOFF = 4096;
  private static final int END = -2;
  private static final int FREE = -1;
  private static final int TABLE = -3;

  private static final class Node {
    final String name;
    final byte[] content;
    final boolean storage;
    final Map<String, Node> children = new TreeMap<>(order());
    int number;
    int left = FREE;
    int right = FREE;
    int child = FREE;
    int first = END;

    Node(String name, byte[] content, boolean storage) {
      this.name = name;
      this.content = content;
      this.storage = storage;
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final List<byte[]> sectors = new ArrayList<>();
  private final List<Integer> table = new ArrayList<>();

  private CompoundMade() {}

  /** A compound file of streams, by paths with {@code /} between storages. */
  public static byte[] of(Map<String, byte[]> streams) {
    Node root = new Node("Root Entry", new byte[0], true);
    streams.forEach((path, content) -> {
      Node at = root;
      String[] parts = path.split("/", -1);
      for (int i = 0; i < parts.length; i++) {
        boolean leaf = i == parts.length - 1;
        Node made = new Node(parts[i], leaf ? content : new byte[0], !leaf);
        at = at.children.computeIfAbsent(parts[i], none -> made);
      }
    });
    return new CompoundMade().file(root);
  }

  private static Comparator<String> order() {
    return Comparator.comparingInt(String::length)
        .thenComparing(name -> name.toUpperCase(Locale.ROOT));
  }

  private byte[] file(Node root) {
    number(root);
    ByteBuffer small = ByteBuffer.allocate(1 << 22).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> smallTable = new ArrayList<>();
    for (Node node : nodes) {
      int length = node.content.length;
      if (!node.storage && length > 0 && length < CUTOFF) {
        node.first = smallTable.size();
        small.put(node.content).position((small.position() + SMALL - 1) / SMALL * SMALL);
        chain(smallTable, (length + SMALL - 1) / SMALL);
      } else if (length >= CUTOFF) {
        node.first = place(node.content);
      }
    }
    byte[] smalls = new byte[small.position()];
    small.flip().get(smalls);
    root.first = place(smalls);
    int smallTables = place(numbers(smallTable));
    int directory = place(directory(smalls.length));
    return put(directory, smallTables, numbers(smallTable).length / SECTOR);
  }

  private byte[] put(int directory, int smallTables, int smallCount) {
    int tables = 1;
    while (tables * (SECTOR / 4) < sectors.size() + tables) {
      tables++;
    }
    int firstTable = sectors.size();
    for (int i = 0; i < tables; i++) {
      table.add(TABLE);
    }
    ByteBuffer file = ByteBuffer.allocate((firstTable + tables + 1) * SECTOR);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1));
    file.putShort(24, (short) 0x3e).putShort(26, (short) 3).putShort(28, (short) -2);
    file.putShort(30, (short) 9).putShort(32, (short) 6).putInt(44, tables).putInt(48, directory);
    file.putInt(56, CUTOFF).putInt(60, smallTables).putInt(64, smallCount).putInt(68, END);
    for (int i = 0; i < 109; i++) {
      file.putInt(76 + 4 * i, i < tables ? firstTable + i : FREE);
    }
    file.position(SECTOR);
    sectors.forEach(file::put);
    file.put(numbers(table));
    return file.array();
  }

  private void number(Node node) {
    node.number = nodes.size();
    nodes.add(node);
    List<Node> children = List.copyOf(node.children.values());
    children.forEach(this::number);
    node.child = balanced(children);
  }

  private static int balanced(List<Node> sorted) {
    if (sorted.isEmpty()) {
      return FREE;
    }
    int middle = sorted.size() / 2;
    Node top = sorted.get(middle);
    top.left = balanced(sorted.subList(0, middle));
    top.right = balanced(sorted.subList(middle + 1, sorted.size()));
    return top.number;
  }

  private byte[] directory(int smalls) {
    int entries = (nodes.size() + 3) / 4 * 4;
    ByteBuffer directory = ByteBuffer.allocate(entries * 128).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entries; i++) {
      int at = i * 128;
      directory.putInt(at + 68, FREE).putInt(at + 72, FREE).putInt(at + 76, FREE);
    }
    for (Node node : nodes) {
      int at = node.number * 128;
      boolean root = node.number == 0;
      byte[] name = node.name.getBytes(UTF_16LE);
      directory.position(at).put(name);
      directory.putShort(at + 64, (short) (name.length + 2));
      directory.put(at + 66, (byte) (root ? 5 : node.storage ? 1 : 2)).put(at + 67, (byte) 1);
      directory.putInt(at + 68, node.left).putInt(at + 72, node.right).putInt(at + 76, node.child);
      directory.putInt(at + 116, node.storage && !root ? 0 : node.first);
      directory.putInt(at + 120, root ? smalls : node.content.length);
    }
    return directory.array();
  }

  private int place(byte[] content) {
    int count = (content.length + SECTOR - 1) / SECTOR;
    int first = count == 0 ? END : sectors.size();
    chain(table, count);
    for (int i = 0; i < count; i++) {
      byte[] sector = new byte[SECTOR];
      int from = i * SECTOR;
      System.arraycopy(content, from, sector, 0, Math.min(SECTOR, content.length - from));
      sectors.add(sector);
    }
    return first;
  }

  private static void chain(List<Integer> table, int count) {
    for (int i = 0; i < count; i++) {
      table.add(i == count - 1 ? END : table.size() + 1);
    }
  }

  private static byte[] numbers(List<Integer> table) {
    int length = (table.size() + SECTOR / 4 - 1) / (SECTOR / 4) * SECTOR;
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    table.forEach(bytes::putInt);
    while (bytes.hasRemaining()) {
      bytes.putInt(FREE);
    }
    return bytes.array();
  }
}
