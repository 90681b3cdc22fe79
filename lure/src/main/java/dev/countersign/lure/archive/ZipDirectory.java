package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The central directory of a zip archive, compared with the local headers that other programs go
 * by.
 *
 * @param entries in the directory's order
 * @param before how many bytes stand before the first entry
 * @param end where the archive ends in the file
 * @param disagreements between directory and headers, each a phrase
 * @param shared names of entries that share bytes with another
 * @param broken what of it cannot be read, as a phrase; empty where all can
 */
record ZipDirectory(
    List<ZipEntry> entries,
    long before,
    long end,
    List<String> disagreements,
    List<String> shared,
    String broken) {
  private static final int CENTRAL = 46;
  private static final int LOCAL = 30;
  private static final long CENTRAL_MARK = 0x02014b50L;
  private static final long LOCAL_MARK = 0x04034b50L;
  private static final long DESCRIPTOR_MARK = 0x08074b50L;
  private static final long FULL = 0xffff_ffffL;
  private static final int DESCRIBED_LATER = 8;
  private static final int ENCRYPTED = 1;
  private static final int MASKED = 1 << 13;
  private static final int UNIX = 3;
  private static final int MOST_SAID = 20;
  private static final int MOST_BYTES = 32 << 20;

  /**
   * Reads it.
   *
   * @return nothing where there is no zip archive
   * @throws Budget.UsedUp when there are too many entries
   */
  static Optional<ZipDirectory> read(Source source, Budget budget)
      throws IOException, Budget.UsedUp {
    Optional<ZipTail> tail = ZipTail.find(source);
    return tail.isEmpty() ? Optional.empty() : Optional.of(read(source, tail.get(), budget));
  }

  private static ZipDirectory read(Source source, ZipTail tail, Budget budget)
      throws IOException, Budget.UsedUp {
    int length = (int) Math.min(tail.length(), MOST_BYTES);
    budget.takeBytes(length);
    byte[] directory = source.read(tail.directory(), length);
    List<ZipEntry> entries = new ArrayList<>();
    List<String> disagreements = new ArrayList<>();
    int at = 0;
    while (LittleEndian.u32(directory, at) == CENTRAL_MARK && at <= directory.length - CENTRAL) {
      budget.takeEntry();
      int name = LittleEndian.u16(directory, at + 28);
      int extra = LittleEndian.u16(directory, at + 30);
      int next = at + CENTRAL + name + extra + LittleEndian.u16(directory, at + 32);
      if (next > directory.length) {
        break;
      }
      entries.add(entry(source, directory, at, tail.shift(), disagreements));
      at = next;
    }
    String broken = "";
    if (entries.size() != tail.entries() && (entries.size() & 0xffff) != tail.entries()) {
      broken = "it declares " + tail.entries() + " entries and lists " + entries.size();
    }
    long before =
        entries.stream()
            .mapToLong(ZipEntry::header)
            .min()
            .orElse(Math.min(1, tail.shift()) * tail.directory());
    return new ZipDirectory(
        List.copyOf(entries),
        Math.max(0, before),
        tail.end(),
        gaps(source, entries, disagreements),
        shared(entries),
        broken);
  }

  private static ZipEntry entry(
      Source source, byte[] directory, int at, long shift, List<String> disagreements)
      throws IOException {
    int nameLength = LittleEndian.u16(directory, at + 28);
    int extraAt = at + CENTRAL + nameLength;
    int extraEnd = extraAt + LittleEndian.u16(directory, at + 30);
    byte[] rawName = Arrays.copyOfRange(directory, at + CENTRAL, extraAt);
    String name = text(rawName);
    int flags = LittleEndian.u16(directory, at + 8);
    int method = LittleEndian.u16(directory, at + 10);
    long packed = LittleEndian.u32(directory, at + 20);
    long size = LittleEndian.u32(directory, at + 24);
    long offset = LittleEndian.u32(directory, at + 42);
    int wide = wide(directory, extraAt, extraEnd);
    if (size == FULL && wide > 0) {
      size = LittleEndian.s64(directory, wide);
      wide += 8;
    }
    if (packed == FULL && wide > 0) {
      packed = LittleEndian.s64(directory, wide);
      wide += 8;
    }
    if (offset == FULL && wide > 0) {
      offset = LittleEndian.s64(directory, wide);
    }
    long header = offset < 0 || packed < 0 || size < 0 ? -1 : offset + shift;
    int madeBy = LittleEndian.u16(directory, at + 4) >> 8;
    long attributes = LittleEndian.u32(directory, at + 38);
    byte[] local = source.read(header, LOCAL);
    long data = -1;
    if (LittleEndian.u32(local, 0) == LOCAL_MARK) {
      data = header + LOCAL + LittleEndian.u16(local, 26) + LittleEndian.u16(local, 28);
      compare(source, header, local, rawName, name, flags, method, packed, size, disagreements);
    } else {
      say(disagreements, Quote.of(name) + " is listed and is not there");
    }
    return new ZipEntry(
        name,
        flags,
        method,
        header,
        data,
        packed,
        size,
        madeBy == UNIX || madeBy == 19 ? (int) (attributes >>> 16) : 0,
        attributes & 0xff);
  }

  private static void compare(
      Source source,
      long header,
      byte[] local,
      byte[] rawName,
      String name,
      int flags,
      int method,
      long packed,
      long size,
      List<String> disagreements)
      throws IOException {
    int localFlags = LittleEndian.u16(local, 6);
    byte[] localName = source.read(header + LOCAL, LittleEndian.u16(local, 26));
    String shown = Quote.of(name);
    if ((localFlags & MASKED) != 0) {
      return;
    }
    if (!Arrays.equals(localName, rawName)) {
      say(disagreements, shown + " is " + Quote.of(text(localName)) + " in its own header");
    }
    if (LittleEndian.u16(local, 8) != method) {
      say(disagreements, shown + " is packed in two ways");
    }
    if (((localFlags ^ flags) & ENCRYPTED) != 0) {
      say(disagreements, shown + " is encrypted and is not");
    }
    long localPacked = LittleEndian.u32(local, 18);
    long localSize = LittleEndian.u32(local, 22);
    boolean wide = localPacked == FULL || localSize == FULL || packed >= FULL || size >= FULL;
    boolean later = (localFlags & DESCRIBED_LATER) != 0 && localPacked == 0 && localSize == 0;
    if (!wide && !later && (localPacked != packed || localSize != size)) {
      say(disagreements, shown + " has two sizes, " + size + " and " + localSize);
    }
  }

  /** Entries between the listed ones, which only programs that read from the front would see. */
  private static List<String> gaps(
      Source source, List<ZipEntry> entries, List<String> disagreements) throws IOException {
    List<ZipEntry> sorted = placed(entries);
    for (int i = 0; i < sorted.size() - 1; i++) {
      long gap = sorted.get(i).end();
      byte[] there = source.read(gap, 28);
      if (LittleEndian.u32(there, 0) == DESCRIPTOR_MARK) {
        int skip = LittleEndian.u32(there, 16) == LOCAL_MARK ? 16 : 24;
        gap += skip;
      }
      if (gap < sorted.get(i + 1).header()
          && LittleEndian.u32(source.read(gap, 4), 0) == LOCAL_MARK) {
        byte[] local = source.read(gap, LOCAL);
        String name = text(source.read(gap + LOCAL, LittleEndian.u16(local, 26)));
        say(disagreements, Quote.of(name) + " is there and is not listed");
      }
    }
    return List.copyOf(disagreements);
  }

  private static List<String> shared(List<ZipEntry> entries) {
    List<String> shared = new ArrayList<>();
    long end = 0;
    for (ZipEntry entry : placed(entries)) {
      if (entry.header() < end) {
        say(shared, Quote.of(entry.name()));
      }
      end = Math.max(end, entry.end());
    }
    return List.copyOf(shared);
  }

  private static List<ZipEntry> placed(List<ZipEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.data() >= 0)
        .sorted(Comparator.comparingLong(ZipEntry::header))
        .toList();
  }

  /** Where the sizes of more than 32 bits are; 0 where there are none. */
  private static int wide(byte[] directory, int from, int end) {
    int at = from;
    while (at + 4 <= end) {
      if (LittleEndian.u16(directory, at) == 1) {
        return at + 4;
      }
      at += 4 + LittleEndian.u16(directory, at + 2);
    }
    return 0;
  }

  private static void say(List<String> phrases, String phrase) {
    if (phrases.size() < MOST_SAID) {
      phrases.add(phrase);
    }
  }

  private static String text(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, StandardCharsets.ISO_8859_1);
    }
  }
}
