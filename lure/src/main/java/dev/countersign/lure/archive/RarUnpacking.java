package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Arrays;

/**
 * RAR archives: the names and marks in their headers, of versions 1.5 to 4 and of 5 and later, and
 * the files that are stored as they are. What is packed by RAR's own method is not unpacked.
 */
final class RarUnpacking {
  private static final int NEW = 8;
  private static final int OLD = 7;
  private static final int LARGEST_HEADER = 2 << 20;

  private final Source source;
  private final Level level;
  private int unread;
  private boolean encrypted;

  private RarUnpacking(Source source, Level level) {
    this.source = source;
    this.level = level;
  }

  static void unpack(Source source, Level level) throws IOException {
    RarUnpacking rar = new RarUnpacking(source, level);
    try {
      rar.headers(bytes(source, 6, 1)[0] == 1);
    } finally {
      rar.sayUnread();
    }
  }

  private void headers(boolean later) throws IOException {
    long at = later ? NEW : OLD;
    while (at < source.size()) {
      level.count();
      RarHeader header = later ? RarHeader.later(source, at) : RarHeader.earlier(source, at);
      switch (header.kind()) {
        case ENCRYPTED -> {
          encrypted = true;
          Unpacking.encrypted(level, "its list of files is encrypted too");
          return;
        }
        case END -> {
          return;
        }
        case FILE -> file(header);
        case OTHER -> {}
      }
      at = header.next();
    }
  }

  private void file(RarHeader header) throws IOException {
    Entry entry = header.entry();
    if (entry.folder() || !entry.link().isEmpty()) {
      level.place(entry);
    } else if (header.encrypted()) {
      encrypted = true;
      Unpacking.encrypted(level, entry.name());
      level.named(entry);
    } else if (header.stored()) {
      level.take(entry, source.stream(header.data(), header.packed()));
    } else {
      unread++;
      level.named(entry);
    }
  }

  private void sayUnread() {
    if (unread > 0 || (!encrypted && level.nothing())) {
      level.walk.say(
          FileFinding.ARCHIVE_NOT_READ,
          "The file "
              + Quote.of(level.path)
              + " is a RAR archive: the names in it were read, what its files hold was not",
          unread + " files that are packed",
          level.path);
    }
  }

  /** The header's bytes; fewer where the archive ends before. */
  static byte[] bytes(Source source, long at, long count) throws IOException {
    byte[] bytes = source.read(at, (int) Math.min(count, LARGEST_HEADER));
    if (bytes.length < count) {
      throw new IOException("a header at byte " + at + " ends in the middle");
    }
    return bytes;
  }

  /** A name in RAR's own packing of UTF-16: letters beside the narrow name that they vary. */
  static String wide(byte[] name) {
    int zero = 0;
    while (zero < name.length && name[zero] != 0) {
      zero++;
    }
    if (zero >= name.length - 2) {
      return new String(name, 0, zero, UTF_8);
    }
    byte[] narrow = Arrays.copyOf(name, zero);
    StringBuilder wide = new StringBuilder();
    int high = (name[zero + 1] & 0xff) << 8;
    int flags = 0;
    int bits = 0;
    int at = zero + 2;
    while (at < name.length && wide.length() < 2048) {
      if (bits == 0) {
        flags = name[at++] & 0xff;
        bits = 8;
      }
      bits -= 2;
      int way = (flags >> bits) & 3;
      int first = at < name.length ? name[at] & 0xff : 0;
      int second = at + 1 < name.length ? name[at + 1] & 0xff : 0;
      switch (way) {
        case 0 -> wide.append((char) first);
        case 1 -> wide.append((char) (high | first));
        case 2 -> wide.append((char) (second << 8 | first));
        default -> {
          int count = (first & 0x7f) + 2;
          boolean varied = (first & 0x80) != 0;
          for (int i = 0; i < count && wide.length() < narrow.length; i++) {
            int letter = narrow[wide.length()] & 0xff;
            wide.append((char) (varied ? high | ((letter + second) & 0xff) : letter));
          }
          at += varied ? 1 : 0;
        }
      }
      at += way == 2 ? 2 : 1;
    }
    return wide.toString();
  }
}
