package dev.countersign.lure.archive;

import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;

/** Takes one archive apart, of whichever kind. */
final class Unpacking {
  private Unpacking() {}

  /**
   * Unpacks what is not damaged, and says what is.
   *
   * @return what is built on zip there
   * @throws Stopped when nothing more is to be read, of any archive
   */
  static Optional<ZipFlavour> unpack(Packing packing, Source source, Level level) throws Stopped {
    try {
      if (packing == Packing.ZIP) {
        return Optional.of(ZipUnpacking.unpack(source, level));
      }
      choose(packing, source, level);
    } catch (Stopped e) {
      throw e;
    } catch (PasswordRequiredException e) {
      encrypted(level, "its list of files is encrypted too");
    } catch (IOException | RuntimeException e) {
      level.walk.say(
          FileFinding.FILE_UNREADABLE,
          "The archive "
              + Quote.of(level.path)
              + " is damaged or of an unknown form; not all of it could be read",
          String.valueOf(e.getMessage()),
          level.path);
    }
    return Optional.empty();
  }

  private static void choose(Packing packing, Source source, Level level) throws IOException {
    switch (packing) {
      case TAR -> StreamUnpacking.tar(source.stream(0, source.size()), level);
      case AR -> StreamUnpacking.ar(source.stream(0, source.size()), level);
      case CPIO -> StreamUnpacking.cpio(source.stream(0, source.size()), level);
      case SEVEN_ZIP -> SevenZipUnpacking.unpack(source, level);
      case ASAR -> AsarUnpacking.unpack(source, level);
      case RAR -> RarUnpacking.unpack(source, level);
      case ISO -> ImageUnpacking.unpack(source, level);
      case GZIP, XZ, BZIP2, LZ4 -> CompressedUnpacking.unpack(packing, source, level);
      case ZIP, ZSTD, RPM, CAB, ACE, ARJ, LHA, XAR, WIM, DMG, VHD, VIRTUAL_DISK, RAW_DISK ->
          throw new IOException(packing.words() + " is not taken apart");
    }
  }

  /** Says that it is encrypted. */
  static void encrypted(Level level, String words) {
    level.walk.say(
        FileFinding.ENCRYPTED_ARCHIVE,
        "The archive "
            + Quote.of(level.path)
            + " is encrypted: whoever sent it kept every scanner on the way from looking inside",
        words,
        level.path);
  }
}
