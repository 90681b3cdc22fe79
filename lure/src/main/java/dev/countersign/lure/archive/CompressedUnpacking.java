package dev.countersign.lure.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** One compressed file; where it is a tar archive, its files. */
final class CompressedUnpacking {
  private static final int MEMORY_KIB = 96 << 10;

  private CompressedUnpacking() {}

  static void unpack(Packing packing, Source source, Level level) throws IOException {
    InputStream packed = source.stream(0, source.size());
    level.count();
    level.paidByStream();
    BufferedInputStream stream =
        new BufferedInputStream(new PaidStream(decompressed(packing, packed), level), Packing.HEAD);
    stream.mark(Packing.HEAD);
    byte[] head = stream.readNBytes(Packing.HEAD / 2);
    stream.reset();
    Optional<Packing> inner = Packing.of(Source.of(head));
    if (inner.isPresent() && inner.get() == Packing.TAR) {
      StreamUnpacking.tar(stream, level);
    } else {
      level.take(Entry.file(inner(level.path)), stream);
    }
  }

  private static InputStream decompressed(Packing packing, InputStream packed) throws IOException {
    return switch (packing) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(packed)
              .setDecompressConcatenated(true)
              .get();
      case XZ ->
          XZCompressorInputStream.builder()
              .setInputStream(packed)
              .setDecompressConcatenated(true)
              .setMemoryLimitKiB(MEMORY_KIB)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
      case LZ4 -> new FramedLZ4CompressorInputStream(packed, true);
      default -> throw new IOException(packing.words() + " is no compressed file");
    };
  }

  /** What the file is called without the ending that compression gave it. */
  private static String inner(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".svgz")) {
      return name.substring(0, name.length() - 1);
    }
    return dot > 0 ? name.substring(0, dot) : name + ".unpacked";
  }
}
