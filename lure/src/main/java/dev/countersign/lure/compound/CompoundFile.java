package dev.countersign.lure.compound;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A compound file (MS-CFB 12.0): the file system in Office documents before 2007, in installers and
 * in VBA projects. Damaged parts are left out.
 */
public final class CompoundFile {
  /** How many directory entries are read. */
  private static final int MOST_ENTRIES = 20_000;

  private static final int ENTRY = 128;
  private static final int HEADER = 512;
  private static final int IN_HEADER = 109;
  private static final int LARGEST = 64 << 20;
  private static final long LAST_SECTOR = 0xffff_fffaL;
  private static final int STREAM = 2;
  private static final int ROOT = 5;

  /**
   * A stream or a storage.
   *
   * @param path with {@code /} between storages, without the root's name
   */
  public record Node(String path, boolean stream, long first, long size) {
    /** The last part of the path. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private final byte[] bytes;
  private final int sector;
  private final int miniSector;
  private final long cutoff;
  private final long[] table;
  private final long[] miniTable;
  private final byte[] miniStream;
  private final String rootClass;
  private final List<Node> nodes;

  private CompoundFile(byte[] bytes, Budget budget) throws Budget.UsedUp {
    this.bytes = bytes;
    this.sector = 1 << Math.max(7, Math.min(16, LittleEndian.u16(bytes, 30)));
    this.miniSector = 1 << Math.max(2, Math.min(12, LittleEndian.u16(bytes, 32)));
    this.cutoff = LittleEndian.u32(bytes, 56);
    budget.takeBytes(bytes.length);
    this.table = numbers(tableSectors());
    byte[] directory =
        chain(LittleEndian.u32(bytes, 48), Math.min(LARGEST, (long) MOST_ENTRIES * ENTRY));
    byte[] root = Arrays.copyOf(directory, Math.max(ENTRY, Math.min(ENTRY, directory.length)));
    this.miniTable = numbers(chain(LittleEndian.u32(bytes, 60), LARGEST));
    this.miniStream =
        chain(LittleEndian.u32(root, 116), Math.min(LARGEST, LittleEndian.u32(root, 120)));
    StringBuilder clsid = new StringBuilder();
    for (int i = 80; i < 96; i++) {
      clsid.append("%02x".formatted(root[i]));
    }
    this.rootClass = clsid.toString();
    this.nodes = tree(directory, budget);
  }

  /**
   * Reads one.
   *
   * @throws Budget.UsedUp when it is too much
   */
  public static CompoundFile read(byte[] bytes, Budget budget) throws Budget.UsedUp {
    return new CompoundFile(bytes, budget);
  }

  /** All streams and storages, storages before what they hold. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The root's class as 32 hexadecimal digits, as stored. */
  public String rootClass() {
    return rootClass;
  }

  /** Whether there is a stream or storage whose path ends so, in any case of letters. */
  public boolean has(String end) {
    return nodes.stream()
        .anyMatch(node ->
            ("/" + node.path())
                .regionMatches(
                    true, node.path().length() + 1 - end.length(), end, 0, end.length()));
  }

  /** A stream's bytes, as far as they are there and the budget goes. */
  public byte[] content(Node node, Budget budget) throws Budget.UsedUp {
    long size = Math.min(node.size(), LARGEST);
    budget.takeBytes(Math.min(size, bytes.length));
    return size < cutoff ? miniChain(node.first(), size) : chain(node.first(), size);
  }

  private byte[] tableSectors() {
    ByteArrayOutputStream sectors = new ByteArrayOutputStream();
    int inHeader = IN_HEADER;
    for (int i = 0; i < inHeader; i++) {
      sectors.writeBytes(sector(LittleEndian.u32(bytes, 76 + 4 * i)));
    }
    long next = LittleEndian.u32(bytes, 68);
    Set<Long> seen = new HashSet<>();
    while (next < LAST_SECTOR && seen.add(next)) {
      byte[] list = sector(next);
      if (list.length < sector) {
        break;
      }
      for (int i = 0; i + 8 <= list.length && sectors.size() <= bytes.length; i += 4) {
        sectors.writeBytes(sector(LittleEndian.u32(list, i)));
      }
      next = LittleEndian.u32(list, list.length - 4);
    }
    return sectors.toByteArray();
  }

  private byte[] sector(long number) {
    long at = (number + 1) * sector;
    if (number >= LAST_SECTOR || at >= bytes.length || at < HEADER) {
      return new byte[0];
    }
    return Arrays.copyOfRange(bytes, (int) at, (int) Math.min(bytes.length, at + sector));
  }

  private byte[] chain(long first, long most) {
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    Set<Long> seen = new HashSet<>();
    long next = first;
    while (next < LAST_SECTOR && chain.size() < most && seen.add(next)) {
      byte[] one = sector(next);
      if (one.length == 0) {
        break;
      }
      chain.write(one, 0, (int) Math.min(one.length, most - chain.size()));
      next = next < table.length ? table[(int) next] : LAST_SECTOR;
    }
    return chain.toByteArray();
  }

  private byte[] miniChain(long first, long size) {
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    Set<Long> seen = new HashSet<>();
    long next = first;
    while (next < LAST_SECTOR && chain.size() < size && seen.add(next)) {
      long at = next * miniSector;
      if (at >= miniStream.length) {
        break;
      }
      long count = Math.min(Math.min(miniSector, miniStream.length - at), size - chain.size());
      chain.write(miniStream, (int) at, (int) count);
      next = next < miniTable.length ? miniTable[(int) next] : LAST_SECTOR;
    }
    return chain.toByteArray();
  }

  private static long[] numbers(byte[] bytes) {
    long[] numbers = new long[bytes.length / 4];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = LittleEndian.u32(bytes, 4 * i);
    }
    return numbers;
  }

  private record Place(int index, String path) {}

  private static List<Node> tree(byte[] directory, Budget budget) throws Budget.UsedUp {
    List<Node> nodes = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(0, ""));
    int count = directory.length / ENTRY;
    while (!open.isEmpty()) {
      Place place = open.pop();
      int at = place.index() * ENTRY;
      if (place.index() < 0 || place.index() >= count || !seen.add(place.index())) {
        continue;
      }
      budget.takeEntry();
      int type = directory[at + 66];
      String path = place.path();
      if (type != ROOT) {
        int length = Math.max(0, Math.min(64, LittleEndian.u16(directory, at + 64)) - 2);
        String name = new String(directory, at, length, StandardCharsets.UTF_16LE);
        path = (path.isEmpty() ? "" : path + "/") + name.replace('/', '_');
        nodes.add(
            new Node(
                path,
                type == STREAM,
                LittleEndian.u32(directory, at + 116),
                LittleEndian.u32(directory, at + 120)));
        open.push(new Place((int) LittleEndian.u32(directory, at + 68), place.path()));
        open.push(new Place((int) LittleEndian.u32(directory, at + 72), place.path()));
      }
      if (type != STREAM && path.length() < 1024) {
        open.push(new Place((int) LittleEndian.u32(directory, at + 76), path));
      }
    }
    return List.copyOf(nodes);
  }
}
