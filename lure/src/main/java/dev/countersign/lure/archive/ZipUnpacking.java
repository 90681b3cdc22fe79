package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Zip archives. */
final class ZipUnpacking {
  private static final int LONGEST_TARGET = 4096;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int DEFLATED64 = 9;
  private static final int BZIPPED = 12;
  private static final int XZ = 95;
  private static final int SPANNED = 4;

  private ZipUnpacking() {}

  /** Takes it apart, unless it is a document. */
  static ZipFlavour unpack(Source source, Level level) throws IOException {
    ZipDirectory directory = directory(source, level);
    ZipFlavour flavour = ZipFlavour.of(directory);
    if (flavour.use() != ZipFlavour.Use.DOCUMENT) {
      files(source, directory, level);
    }
    return flavour;
  }

  private static void files(Source source, ZipDirectory directory, Level level) throws IOException {
    structure(source, directory, level);
    long declared = 0;
    for (ZipEntry entry : directory.entries()) {
      declared += Math.min(entry.size(), Long.MAX_VALUE / 65_536);
      if (Walk.tooMuch(declared, level.size)) {
        level.walk.bomb(level.path, declared, level.size);
      }
    }
    if (!directory.shared().isEmpty()) {
      level.walk.say(
          FileFinding.ARCHIVE_BOMB,
          "The entries of the archive "
              + Quote.of(level.path)
              + " share the same bytes, so that it unpacks to far more than it is",
          String.join(", ", directory.shared()),
          level.path);
      throw new Stopped();
    }
    for (ZipEntry entry : directory.entries()) {
      entry(source, entry, level);
    }
  }

  private static ZipDirectory directory(Source source, Level level) throws IOException {
    try {
      Optional<ZipDirectory> directory = ZipDirectory.read(source, level.walk.budget());
      if (directory.isEmpty()) {
        throw new IOException("it has no table of contents at its end");
      }
      return directory.get();
    } catch (Budget.UsedUp e) {
      throw new Stopped(e);
    }
  }

  private static void structure(Source source, ZipDirectory directory, Level level)
      throws IOException {
    String shown = Quote.of(level.path);
    if (!directory.disagreements().isEmpty()) {
      level.walk.say(
          FileFinding.ARCHIVE_DISAGREES,
          "The archive " + shown + " shows one content to some programs and another to others",
          String.join("; ", directory.disagreements()),
          level.path);
    }
    if (!directory.broken().isEmpty()) {
      level.walk.say(
          FileFinding.FILE_UNREADABLE,
          "The archive " + shown + " is damaged; not all of it could be read",
          directory.broken(),
          level.path);
    }
    byte[] head = source.read(0, 4);
    if (directory.before() > SPANNED && LittleEndian.u32(head, 0) == 0x04034b50L) {
      level.walk.say(
          FileFinding.ARCHIVE_DISAGREES,
          "Before the archive " + shown + " stands another, which other programs would open",
          directory.before() + " bytes before it",
          level.path);
    }
    byte[] after = source.read(directory.end(), Packing.HEAD);
    Optional<Packing> second = Packing.of(Source.of(after));
    if (second.isPresent() || (LittleEndian.u16(after, 0) == 0x5a4d && after.length > 1024)) {
      level.walk.say(
          FileFinding.TWO_FILES_IN_ONE,
          "Behind the archive "
              + shown
              + " stands "
              + second.map(Packing::words).orElse("a program"),
          (source.size() - directory.end()) + " bytes behind it",
          level.path);
    }
  }

  private static void entry(Source source, ZipEntry entry, Level level) throws IOException {
    if (entry.encrypted()) {
      Unpacking.encrypted(level, entry.name());
      level.named(described(entry, ""));
      return;
    }
    if (entry.data() < 0) {
      level.place(described(entry, ""));
      return;
    }
    Inflater inflater = new Inflater(true);
    try (InputStream data = data(source, entry, inflater)) {
      String link = "";
      if (Entry.isLink(entry.mode())) {
        link = new String(data.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
      }
      level.take(described(entry, link), data);
    } catch (Stopped e) {
      throw e;
    } catch (IOException e) {
      level.walk.say(
          FileFinding.FILE_UNREADABLE,
          "A file in the archive " + Quote.of(level.path) + " is damaged and could not be read",
          entry.name() + ": " + e.getMessage(),
          level.path);
    } finally {
      inflater.end();
    }
  }

  private static Entry described(ZipEntry entry, String link) {
    return new Entry(
        entry.name(),
        link,
        entry.folder(),
        Entry.runs(entry.mode()),
        Entry.hides(entry.attributes()));
  }

  /** The bytes of an entry that is not encrypted, unpacked. */
  static InputStream data(Source source, ZipEntry entry, Inflater inflater) throws IOException {
    InputStream packed = source.stream(entry.data(), entry.packed());
    return switch (entry.method()) {
      case STORED -> packed;
      case DEFLATED -> new InflaterInputStream(packed, inflater, 1 << 14);
      case DEFLATED64 -> new Deflate64CompressorInputStream(packed);
      case BZIPPED -> new BZip2CompressorInputStream(packed);
      case XZ -> XZCompressorInputStream.builder().setInputStream(packed).get();
      default -> throw new IOException("packed by method " + entry.method() + ", not read here");
    };
  }
}
