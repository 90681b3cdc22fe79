package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of an image in UDF (ECMA-167 and OSTA UDF 2.60), on plain partitions as most images
 * have them; metadata, virtual and sparable ones are refused.
 */
final class UdfVolume {
  private static final int SECTOR = 2048;
  private static final int FIRST = 16;
  private static final int MOST = 64;
  private static final int ANCHOR = 256;
  private static final int DEEPEST = 64;
  private static final int PIECE = 64;
  private static final int LARGEST_FOLDER = 16 << 20;
  private static final int PARTITION = 5;
  private static final int LOGICAL_VOLUME = 6;
  private static final int TERMINATOR = 8;
  private static final int FILE_SET = 256;
  private static final int IDENTIFIER = 257;
  private static final int FOLDER = 4;
  private static final int LINK = 12;
  private static final int HIDDEN = 1;
  private static final int DELETED_OR_PARENT = 4 | 8;

  private final Source source;
  private final Level level;
  private final List<IsoFile> files = new ArrayList<>();
  private final Set<Long> within = new HashSet<>();
  private final Set<Long> seen = new HashSet<>();
  private UdfPartitions partitions = UdfPartitions.NONE;

  private UdfVolume(Source source, Level level) {
    this.source = source;
    this.level = level;
  }

  /** Whether an image says that it has a view in UDF (ECMA-167 2/9.1). */
  static boolean marked(Source source) throws IOException {
    for (int i = FIRST; i < FIRST + MOST; i++) {
      byte[] mark = source.read((long) i * SECTOR, 6);
      String name = new String(mark, 0, mark.length, ISO_8859_1);
      if (name.length() == 6 && name.startsWith("NSR0", 1)) {
        return true;
      }
      if (name.length() < 6 || !name.matches("(?s).(CD001|BEA01|BOOT2|CDW02|TEA01)")) {
        return false;
      }
    }
    return false;
  }

  static List<IsoFile> files(Source source, Level level) throws IOException {
    UdfVolume volume = new UdfVolume(source, level);
    volume.read();
    return volume.files;
  }

  private void read() throws IOException {
    byte[] anchor = source.read((long) ANCHOR * SECTOR, SECTOR);
    if (LittleEndian.u16(anchor, 0) != 2) {
      throw new IOException("its UDF has no anchor where one must be");
    }
    byte[] logical = new byte[0];
    List<byte[]> physical = new ArrayList<>();
    long place = LittleEndian.u32(anchor, 20);
    long count = Math.min(MOST, LittleEndian.u32(anchor, 16) / SECTOR);
    for (long i = 0; i < count; i++) {
      byte[] one = source.read((place + i) * SECTOR, SECTOR);
      switch (LittleEndian.u16(one, 0)) {
        case PARTITION -> physical.add(one);
        case LOGICAL_VOLUME -> logical = one;
        case TERMINATOR -> i = count;
        default -> {} // of whom it is, and what is free
      }
    }
    partitions = UdfPartitions.of(source, logical, physical);
    byte[] set = partitions.read(LittleEndian.u32(logical, 252), LittleEndian.u16(logical, 256));
    if (LittleEndian.u16(set, 0) != FILE_SET) {
      throw new IOException("its UDF is of a form that is not read here");
    }
    entry(LittleEndian.u32(set, 404), LittleEndian.u16(set, 408), "", false);
  }

  /** A file or a folder by the block of its entry. */
  private void entry(long block, int partition, String path, boolean hidden) throws IOException {
    level.count();
    Optional<UdfEntry> read = UdfEntry.read(partitions, block, partition);
    if (read.isEmpty()) {
      damaged(path);
      return;
    }
    UdfEntry entry = read.get();
    level.spend((long) PIECE * entry.pieces().size());
    if (entry.type() == FOLDER) {
      folder(entry, path);
    } else if (entry.type() == LINK) {
      String link = link(bytes(entry));
      files.add(new IsoFile(path, link.isEmpty() ? "./" : link, false, hidden, List.of()));
    } else {
      if (entry.partial()) {
        damaged(path);
      }
      files.add(new IsoFile(path, "", entry.executable(), hidden, entry.pieces()));
    }
  }

  private void damaged(String path) {
    level.walk.say(
        FileFinding.FILE_UNREADABLE,
        "A file in the image " + Quote.of(level.path) + " is damaged and could not be read",
        path,
        level.path);
  }

  private void folder(UdfEntry entry, String path) throws IOException {
    if (level.tooDeep(path)) {
      return;
    }
    if (within.contains(entry.at()) || within.size() >= DEEPEST) {
      level.folderHoldsItself(path);
      return;
    }
    if (!seen.add(entry.at())) {
      damaged(path);
      return;
    }
    within.add(entry.at());
    byte[] names = bytes(entry);
    int at = 0;
    while (at + 38 <= names.length && LittleEndian.u16(names, at) == IDENTIFIER) {
      int flags = names[at + 18];
      int length = names[at + 19] & 0xff;
      int from = at + 38 + LittleEndian.u16(names, at + 36);
      if (from + length > names.length) {
        damaged(path);
        break;
      }
      if ((flags & DELETED_OR_PARENT) == 0) {
        String name = text(Arrays.copyOfRange(names, from, from + length));
        String below = path.isEmpty() ? name : path + "/" + name;
        entry(
            LittleEndian.u32(names, at + 24),
            LittleEndian.u16(names, at + 28),
            below,
            (flags & HIDDEN) != 0);
      }
      at += (from - at + length + 3) / 4 * 4;
    }
    within.remove(entry.at());
  }

  private byte[] bytes(UdfEntry entry) throws IOException {
    IsoFile whole = new IsoFile("", "", false, false, entry.pieces());
    try (InputStream stream = whole.stream(source)) {
      byte[] bytes = stream.readNBytes(LARGEST_FOLDER);
      level.spend(bytes.length);
      return bytes;
    }
  }

  /** A text whose first byte says how wide its letters are (OSTA UDF 2.1.1). */
  static String text(byte[] bytes) {
    if (bytes.length < 2) {
      return "";
    }
    return new String(bytes, 1, bytes.length - 1, bytes[0] == 16 ? UTF_16BE : ISO_8859_1);
  }

  /** What a symbolic link leads to (ECMA-167 4/14.16). */
  private static String link(byte[] components) {
    StringBuilder path = new StringBuilder();
    int at = 0;
    while (at + 4 <= components.length) {
      int length = Math.min(components[at + 1] & 0xff, components.length - at - 4);
      switch (components[at]) {
        case 1, 2 -> path.append('/');
        case 3 -> path.append("../");
        case 4 -> path.append("./");
        default ->
            path.append(text(Arrays.copyOfRange(components, at + 4, at + 4 + length))).append('/');
      }
      at += 4 + length;
    }
    String whole = path.toString();
    return whole.length() > 1 ? whole.substring(0, whole.length() - 1) : whole;
  }
}
