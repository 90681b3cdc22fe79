package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/**
 * A header of a RAR archive (RAR 5.0 archive format; technote.txt of RAR 4).
 *
 * @param entry the file that it describes
 * @param stored whether the file's bytes stand there as they are, all of them
 * @param data where they stand
 * @param packed how many they are, 0 or more
 * @param next where the next header stands, behind this one
 */
record RarHeader(
    Kind kind, Entry entry, boolean encrypted, boolean stored, long data, long packed, long next) {
  /** What it is of. */
  enum Kind {
    /** A file, a folder or a link. */
    FILE,
    /** All that follows is encrypted. */
    ENCRYPTED,
    /** The end. */
    END,
    /** Something else. */
    OTHER
  }

  private static final Entry NONE = Entry.file("");
  private static final int ADDED = 0x8000;
  private static final int LARGE = 0x100;
  private static final int WIDE = 0x200;
  private static final int FOLDER = 0xe0;
  private static final int SPLIT = 3;
  private static final int UNIX = 3;
  private static final int PLAIN = 0x30;

  /** A header of versions 1.5 to 4. */
  static RarHeader earlier(Source source, long at) throws IOException {
    byte[] start = RarUnpacking.bytes(source, at, 7);
    int type = start[2] & 0xff;
    int flags = LittleEndian.u16(start, 3);
    int size = LittleEndian.u16(start, 5);
    if (size < 7) {
      throw new IOException("a header at byte " + at + " has no length");
    }
    byte[] head = RarUnpacking.bytes(source, at, size);
    long packed = (flags & ADDED) != 0 || type == 0x74 ? LittleEndian.u32(head, 7) : 0;
    boolean large = type == 0x74 && (flags & LARGE) != 0;
    packed |= large ? LittleEndian.u32(head, 32) << 32 : 0;
    long next = at + size + packed;
    if (packed < 0 || next < at) {
      throw new IOException("a file at byte " + at + " is longer than can be");
    }
    Kind kind =
        switch (type) {
          case 0x73 -> (flags & 0x80) != 0 ? Kind.ENCRYPTED : Kind.OTHER;
          case 0x74 -> Kind.FILE;
          case 0x7b -> Kind.END;
          default -> Kind.OTHER;
        };
    if (kind != Kind.FILE) {
      return new RarHeader(kind, NONE, false, false, at + size, packed, next);
    }
    int from = large ? 40 : 32;
    int to = Math.min(size, from + LittleEndian.u16(head, 26));
    byte[] name = to < from ? new byte[0] : Arrays.copyOfRange(head, from, to);
    int attributes = (int) LittleEndian.u32(head, 28);
    boolean unix = head[15] == UNIX;
    boolean stored = (head[25] & 0xff) == PLAIN && (flags & SPLIT) == 0;
    boolean link = unix && Entry.isLink(attributes);
    String target =
        link && stored
            ? new String(source.read(at + size, (int) Math.min(4096, packed)), UTF_8)
            : "";
    return new RarHeader(
        kind,
        new Entry(
            (flags & WIDE) != 0 ? RarUnpacking.wide(name) : new String(name, UTF_8),
            target,
            (flags & FOLDER) == FOLDER,
            unix && Entry.runs(attributes),
            !unix && Entry.hides(attributes)),
        (flags & 4) != 0,
        stored,
        at + size,
        packed,
        next);
  }

  /** A header of version 5 and later. */
  static RarHeader later(Source source, long at) throws IOException {
    RarNumbers start = new RarNumbers(source.read(at + 4, 16));
    long size = start.next();
    long from = at + 4 + start.at();
    RarNumbers head = new RarNumbers(RarUnpacking.bytes(source, from, size));
    long type = head.next();
    long flags = head.next();
    long extra = (flags & 1) != 0 ? head.next() : 0;
    long packed = (flags & 2) != 0 ? head.next() : 0;
    long data = from + size;
    if (packed > Long.MAX_VALUE - data) {
      throw new IOException("a file at byte " + at + " is longer than can be");
    }
    Kind kind =
        switch ((int) Math.min(type, 6)) {
          case 2 -> Kind.FILE;
          case 4 -> Kind.ENCRYPTED;
          case 5 -> Kind.END;
          default -> Kind.OTHER;
        };
    if (kind != Kind.FILE) {
      return new RarHeader(kind, NONE, false, false, data, packed, data + packed);
    }
    long of = head.next();
    head.next();
    long attributes = head.next();
    head.skip((of & 2) != 0 ? 4 : 0);
    head.skip((of & 4) != 0 ? 4 : 0);
    long method = head.next() >> 7 & 7;
    boolean unix = head.next() == 1;
    String name = new String(head.bytes(head.next()), UTF_8);
    RarNumbers.Extra more = head.extra(size - extra);
    boolean folder = (of & 1) != 0;
    return new RarHeader(
        kind,
        new Entry(
            name,
            more.link(),
            folder,
            unix && Entry.runs((int) attributes),
            !unix && Entry.hides(attributes)),
        more.encrypted(),
        method == 0 && (flags & 0x18) == 0,
        data,
        packed,
        data + packed);
  }
}
