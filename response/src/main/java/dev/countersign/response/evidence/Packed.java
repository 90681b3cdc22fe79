package dev.countersign.response.evidence;

import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive's directory names, as far as it can be read without harm. Nothing is unpacked:
 * files are stored in a bundle, and one that is packed is told and passed over, whatever size it
 * says to have.
 */
final class Packed {
  private static final int MOST_ENTRIES = Manifest.MOST_FILES + 2;
  private static final int MOST_DIRECTORY = 8 * 1024 * 1024;
  private static final long UNKNOWN = -1;

  /** A file's bytes in the archive. */
  record Entry(String name, long size, long crc, long at) {}

  /** A line of the directory as it stands. */
  private record Line(
      String name,
      int flags,
      int method,
      long crc,
      long packed,
      long size,
      long offset,
      Bytes raw) {}

  private final Reading archive;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> folded = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private Packed(Reading archive) {
    this.archive = archive;
  }

  /** Reads the directory and holds every byte outside of the files against {@link ZipForm}. */
  static Packed read(Reading archive) throws IOException {
    Packed packed = new Packed(archive);
    packed.read();
    return packed;
  }

  /** Files that lie where they should, by their names; the first of two with one name. */
  Map<String, Entry> entries() {
    return entries;
  }

  List<Fault> faults() {
    return faults;
  }

  private void read() throws IOException {
    long size = archive.size();
    byte[] last =
        size < ZipForm.END_BYTES
            ? new byte[ZipForm.END_BYTES]
            : archive.bytes(size - ZipForm.END_BYTES, ZipForm.END_BYTES);
    ByteBuffer end = little(last);
    if (end.getInt(0) != ZipForm.END) {
      fault(
          Fault.Kind.ALTERED,
          "",
          "The archive has no end where it should be: it was cut short, something was added behind"
              + " it, or another program packed it");
      return;
    }
    int count = Short.toUnsignedInt(end.getShort(10));
    long bytes = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    if (!Arrays.equals(last, ZipForm.end(count, bytes, offset))
        || offset + bytes != size - ZipForm.END_BYTES) {
      fault(Fault.Kind.ALTERED, "", "The end of the archive was altered");
      return;
    }
    if (count > MOST_ENTRIES || bytes > MOST_DIRECTORY) {
      fault(
          Fault.Kind.UNSAFE,
          "",
          "The archive names " + count + " files; a bundle has at most " + MOST_ENTRIES);
      return;
    }
    Optional<List<Line>> lines = lines(archive.bytes(offset, (int) bytes), count);
    if (lines.isEmpty()) {
      fault(Fault.Kind.ALTERED, "", "The archive's directory of files cannot be read");
      return;
    }
    long next = 0;
    for (Line line : lines.get()) {
      next = take(line, next, offset);
    }
    if (next != UNKNOWN && next != offset) {
      fault(
          Fault.Kind.ADDED, "", "Bytes " + next + " to " + offset + " belong to none of the files");
    }
  }

  private static Optional<List<Line>> lines(byte[] bytes, int count) {
    ByteBuffer directory = little(bytes);
    List<Line> lines = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (directory.limit() - at < ZipForm.CENTRAL_BYTES
          || directory.getInt(at) != ZipForm.CENTRAL) {
        return Optional.empty();
      }
      int name = Short.toUnsignedInt(directory.getShort(at + 28));
      int more =
          Short.toUnsignedInt(directory.getShort(at + 30))
              + Short.toUnsignedInt(directory.getShort(at + 32));
      int end = at + ZipForm.CENTRAL_BYTES + name + more;
      if (end > directory.limit()) {
        return Optional.empty();
      }
      byte[] raw = Arrays.copyOfRange(bytes, at, end);
      lines.add(line(directory, at, raw, name));
      at = end;
    }
    return at == directory.limit() ? Optional.of(lines) : Optional.empty();
  }

  private static Line line(ByteBuffer directory, int at, byte[] raw, int nameBytes) {
    return new Line(
        text(Arrays.copyOfRange(raw, ZipForm.CENTRAL_BYTES, ZipForm.CENTRAL_BYTES + nameBytes)),
        Short.toUnsignedInt(directory.getShort(at + 8)),
        Short.toUnsignedInt(directory.getShort(at + 10)),
        Integer.toUnsignedLong(directory.getInt(at + 16)),
        Integer.toUnsignedLong(directory.getInt(at + 20)),
        Integer.toUnsignedLong(directory.getInt(at + 24)),
        Integer.toUnsignedLong(directory.getInt(at + 42)),
        Bytes.of(raw));
  }

  /** Takes a file whose headers are right; gives where the next one begins. */
  private long take(Line line, long after, long limit) throws IOException {
    String name = line.name();
    long expected = after == UNKNOWN ? line.offset() : after;
    Optional<String> problem = SafeName.problem(name);
    if (problem.isPresent()) {
      fault(Fault.Kind.UNSAFE, name, shown(name) + " is unsafe: " + problem.get());
    }
    String before = folded.putIfAbsent(SafeName.folded(name), name);
    if (before != null) {
      fault(
          Fault.Kind.UNSAFE,
          name,
          shown(name) + " is there twice: systems would unpack one over the other");
    }
    if (line.method() != 0 || (line.flags() & 1) != 0) {
      fault(
          Fault.Kind.UNSAFE,
          name,
          shown(name)
              + ((line.flags() & 1) != 0
                  ? " is encrypted"
                  : " is packed (method " + line.method() + ")")
              + " and says that it has "
              + line.size()
              + " bytes; files of a bundle are stored as they are, so it was not read");
      return UNKNOWN;
    }
    byte[] local = ZipForm.local(name, line.size(), line.crc());
    long from = line.offset() + local.length;
    if (line.offset() != expected || from + line.size() > limit) {
      fault(
          line.offset() < expected ? Fault.Kind.UNSAFE : Fault.Kind.ADDED,
          name,
          shown(name)
              + (line.offset() > expected
                  ? " does not begin where the file before it ends: bytes lie between"
                  : " lies over another file or past the end"));
      return Math.max(expected, Math.min(limit, from + line.size()));
    }
    boolean right =
        line.packed() == line.size()
            && line.raw()
                .equals(Bytes.of(ZipForm.central(name, line.size(), line.crc(), line.offset())))
            && Arrays.equals(archive.bytes(line.offset(), local.length), local);
    if (!right) {
      fault(
          Fault.Kind.ALTERED,
          name,
          "What the archive says about " + shown(name) + " is not what Countersign writes");
    }
    if (before == null) {
      entries.put(name, new Entry(name, line.size(), line.crc(), from));
    }
    return from + line.size();
  }

  private void fault(Fault.Kind kind, String file, String sentence) {
    faults.add(new Fault(kind, file, sentence));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String shown(String name) {
    return name.length() > 120 ? name.substring(0, 120) + "…" : name;
  }

  /** Bytes that are no UTF-8 are read as Latin, and are then no name that was written. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
