package dev.countersign.lure.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Ways to pack files, told by their marks. */
public enum Packing {
  /** Zip, and everything built on it. */
  ZIP("a zip archive", true),
  /** Tar. */
  TAR("a tar archive", true),
  /** Gzip (RFC 1952). */
  GZIP("a gzip archive", true),
  /** Xz. */
  XZ("an xz archive", true),
  /** Bzip2. */
  BZIP2("a bzip2 archive", true),
  /** LZ4, in frames. */
  LZ4("an lz4 archive", true),
  /** 7z. */
  SEVEN_ZIP("a 7z archive", true),
  /** Unix ar; Debian packages are such. */
  AR("an ar archive", true),
  /** Cpio. */
  CPIO("a cpio archive", true),
  /** Electron's archive of a program's files. */
  ASAR("an asar archive", true),
  /** Zstandard (RFC 8878). */
  ZSTD("a zstd archive", false),
  /** RPM package. */
  RPM("an RPM package", false),
  /** RAR, of any version. */
  RAR("a RAR archive", true),
  /** Microsoft's cabinet. */
  CAB("a cabinet archive", false),
  /** ACE. */
  ACE("an ACE archive", false),
  /** ARJ. */
  ARJ("an ARJ archive", false),
  /** LHA. */
  LHA("an LHA archive", false),
  /** Apple's xar; installer packages are such. */
  XAR("a xar archive", false),
  /** Microsoft's WIM. */
  WIM("a WIM image", false),
  /** An image of a CD or DVD (ISO 9660, UDF). */
  ISO("a CD or DVD image", true),
  /** Apple's disk image. */
  DMG("a macOS disk image", false),
  /** Microsoft's virtual disk. */
  VHD("a virtual disk", false),
  /** Another virtual disk. */
  VIRTUAL_DISK("a virtual disk", false),
  /** A disk or partition, byte by byte. */
  RAW_DISK("a disk image", false);

  /** How many bytes of a file's beginning tell. */
  static final int HEAD = 40 * 1024;

  private static final int SECTOR = 512;
  private static final int VOLUME = 32_769;

  private final String words;
  private final boolean taken;

  Packing(String words, boolean taken) {
    this.words = words;
    this.taken = taken;
  }

  /** Such as {@code a zip archive}. */
  public String words() {
    return words;
  }

  /** Whether it is taken apart here. */
  boolean takenApart() {
    return taken;
  }

  /** Whether it is a file that holds a file system. */
  public boolean disk() {
    return switch (this) {
      case ISO, DMG, VHD, VIRTUAL_DISK, RAW_DISK, WIM -> true;
      default -> false;
    };
  }

  /** Told by the bytes. */
  public static Optional<Packing> of(Source source) throws IOException {
    byte[] head = source.read(0, HEAD);
    Optional<Packing> front = front(head);
    if (front.isPresent()) {
      return front;
    }
    byte[] tail = source.read(source.size() - SECTOR, SECTOR);
    if (starts(tail, 0, "koly")) {
      return Optional.of(DMG);
    }
    if (starts(tail, 0, "conectix")) {
      return Optional.of(VHD);
    }
    return Optional.empty();
  }

  private static Optional<Packing> front(byte[] head) {
    if (starts(head, 0, "PK\3\4") || starts(head, 0, "PK\5\6") || starts(head, 0, "PK00PK\3\4")) {
      return Optional.of(ZIP);
    }
    if (starts(head, 0, "\u001f\u008b\b")) {
      return Optional.of(GZIP);
    }
    if (starts(head, 0, "\u00fd7zXZ\0")) {
      return Optional.of(XZ);
    }
    if (starts(head, 0, "BZh")
        && (starts(head, 4, "1AY&SY") || starts(head, 4, "\u0017rE8P\u0090"))) {
      return Optional.of(BZIP2);
    }
    if (starts(head, 0, "\u0004\"M\u0018")) {
      return Optional.of(LZ4);
    }
    if (starts(head, 0, "7z\u00bc\u00af'\u001c")) {
      return Optional.of(SEVEN_ZIP);
    }
    if (starts(head, 0, "!<arch>\n")) {
      return Optional.of(AR);
    }
    if (starts(head, 0, "070701") || starts(head, 0, "070702") || starts(head, 0, "070707")) {
      return Optional.of(CPIO);
    }
    if (asar(head)) {
      return Optional.of(ASAR);
    }
    return others(head);
  }

  private static Optional<Packing> others(byte[] head) {
    if (starts(head, 0, "(\u00b5/\u00fd")) {
      return Optional.of(ZSTD);
    }
    if (starts(head, 0, "\u00ed\u00ab\u00ee\u00db")) {
      return Optional.of(RPM);
    }
    if (starts(head, 0, "Rar!\u001a\u0007")) {
      return Optional.of(RAR);
    }
    if (starts(head, 0, "MSCF\0\0\0\0")) {
      return Optional.of(CAB);
    }
    if (starts(head, 7, "**ACE**")) {
      return Optional.of(ACE);
    }
    if (starts(head, 0, "`\u00ea") && head.length > 10 && head[10] <= 2) {
      return Optional.of(ARJ);
    }
    if (starts(head, 2, "-lh") && head.length > 6 && head[6] == '-') {
      return Optional.of(LHA);
    }
    if (starts(head, 0, "xar!\0\u001c")) {
      return Optional.of(XAR);
    }
    if (starts(head, 0, "MSWIM\0\0\0")) {
      return Optional.of(WIM);
    }
    if (starts(head, VOLUME, "CD001")
        || starts(head, VOLUME, "NSR0")
        || starts(head, VOLUME, "BEA01")) {
      return Optional.of(ISO);
    }
    if (starts(head, 0, "vhdxfile")
        || starts(head, 0, "KDMV")
        || starts(head, 0, "QFI\u00fb")
        || starts(head, 0, "<<< Oracle VM")) {
      return Optional.of(VIRTUAL_DISK);
    }
    if (starts(head, 0, "conectix")) {
      return Optional.of(VHD);
    }
    if (tar(head)) {
      return Optional.of(TAR);
    }
    return rawDisk(head) ? Optional.of(RAW_DISK) : Optional.empty();
  }

  /** By the checksum of its first header, which holds for every tar of the last forty years. */
  private static boolean tar(byte[] head) {
    if (head.length < SECTOR || head[0] == 0) {
      return false;
    }
    long unsigned = 0;
    for (int i = 0; i < SECTOR; i++) {
      unsigned += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
    }
    String written =
        new String(head, 148, 8, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    return written.matches("[0-7]{1,7}") && Long.parseLong(written, 8) == unsigned;
  }

  private static boolean rawDisk(byte[] head) {
    if (head.length < SECTOR || head[510] != 0x55 || (head[511] & 0xff) != 0xaa) {
      return false;
    }
    boolean jump = (head[0] & 0xff) == 0xeb && (head[2] & 0xff) == 0x90;
    return (jump && (starts(head, 54, "FAT") || starts(head, 82, "FAT") || starts(head, 3, "NTFS")))
        || starts(head, 3, "EXFAT")
        || starts(head, SECTOR, "EFI PART");
  }

  private static boolean asar(byte[] head) {
    return head.length > 20
        && LittleEndian.u32(head, 0) == 4
        && LittleEndian.u32(head, 4) > LittleEndian.u32(head, 8)
        && LittleEndian.u32(head, 8) > LittleEndian.u32(head, 12)
        && starts(head, 16, "{\"");
  }

  private static boolean starts(byte[] bytes, int at, String mark) {
    if (bytes.length - at < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((bytes[at + i] & 0xff) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
