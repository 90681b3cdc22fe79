package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.outlook.OutlookReading;
import java.util.HexFormat;
import java.util.Locale;

/** What a file is by its content, as far as it matters what opening it does. */
enum Kind {
  /** No bytes. */
  EMPTY("an empty file"),
  /** PE and MZ. */
  WINDOWS_PROGRAM("a Windows program"),
  /** ELF. */
  LINUX_PROGRAM("a Linux program"),
  /** Mach-O, of one or several processors. */
  MAC_PROGRAM("a macOS program"),
  /** A class file. */
  JAVA_CLASS("a Java class"),
  /** Android's code. */
  DEX("Android code"),
  /** Compiled AppleScript. */
  APPLE_SCRIPT("a compiled AppleScript"),
  /** It begins with {@code #!}. */
  SCRIPT("a script"),
  /** Windows' shortcut (MS-SHLLINK). */
  WINDOWS_SHORTCUT("a Windows shortcut"),
  /** A compound file (MS-CFB): Office before 2007, MSI, Outlook. */
  COMPOUND("a compound file"),
  /** What Outlook packs a mail's attachments into (MS-OXTNEF). */
  PACKED_MESSAGE("an Outlook message"),
  /** Rich Text Format. */
  RTF("an RTF document"),
  /** PDF. */
  PDF("a PDF document"),
  /** OneNote (MS-ONESTORE). */
  ONENOTE("a OneNote section"),
  /** Compiled help. */
  CHM("a compiled Windows help file"),
  /** A web page. */
  HTML("a web page"),
  /** A drawing that can hold script. */
  SVG("an SVG image"),
  /** Other text. */
  TEXT("a text"),
  /** Everything else. */
  DATA("a file");

  private static final int LOOK = 4096;
  private static final int FAT_MOST = 20;
  private static final long MACH = 0xfeedfaceL;
  private static final byte[] ONE = HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** Such as {@code a Windows program}. */
  String words() {
    return words;
  }

  /** Whether it is machine code or the like. */
  boolean program() {
    return switch (this) {
      case WINDOWS_PROGRAM, LINUX_PROGRAM, MAC_PROGRAM, JAVA_CLASS, DEX, APPLE_SCRIPT -> true;
      default -> false;
    };
  }

  /** Told by the bytes. */
  static Kind of(byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    Kind binary = binary(bytes);
    return binary == DATA ? text(bytes) : binary;
  }

  private static Kind binary(byte[] bytes) {
    if (windows(bytes)) {
      return WINDOWS_PROGRAM;
    }
    if (starts(bytes, "\u007fELF")) {
      return LINUX_PROGRAM;
    }
    long big = Integer.toUnsignedLong(Integer.reverseBytes((int) LittleEndian.u32(bytes, 0)));
    long little = LittleEndian.u32(bytes, 0);
    if ((big | 1) == (MACH | 1) || (little | 1) == (MACH | 1)) {
      return MAC_PROGRAM;
    }
    if (big == 0xcafebabeL || big == 0xcafebabfL) {
      int second = Integer.reverseBytes((int) LittleEndian.u32(bytes, 4));
      return second > 0 && second < FAT_MOST ? MAC_PROGRAM : bytes.length > 32 ? JAVA_CLASS : DATA;
    }
    if (starts(bytes, "dex\n0")) {
      return DEX;
    }
    if (starts(bytes, "FasdUAS ")) {
      return APPLE_SCRIPT;
    }
    if (starts(bytes, "L\0\0\0\1\u0014\2\0\0\0\0\0\u00c0\0\0\0\0\0\0F")) {
      return WINDOWS_SHORTCUT;
    }
    if (starts(bytes, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return COMPOUND;
    }
    if (OutlookReading.isPacked(bytes)) {
      return PACKED_MESSAGE;
    }
    if (starts(bytes, "{\\rt")) {
      return RTF;
    }
    if (head(bytes, 1024).contains("%PDF-")) {
      return PDF;
    }
    if (starts(bytes, new String(ONE, ISO_8859_1))) {
      return ONENOTE;
    }
    return starts(bytes, "ITSF\3\0\0\0") ? CHM : DATA;
  }

  private static Kind text(byte[] bytes) {
    if (starts(bytes, "#!")) {
      String line = head(bytes, 256).lines().findFirst().orElse("");
      return line.contains("/") ? SCRIPT : TEXT;
    }
    String head = head(bytes, LOOK);
    boolean wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
    if (!wide && head.indexOf('\0') >= 0) {
      return DATA;
    }
    String lower = (wide ? head.replace("\0", "") : head).toLowerCase(Locale.ROOT);
    int svg = lower.indexOf("<svg");
    int html = lower.indexOf("<html");
    if (svg >= 0 && (html < 0 || svg < html) && lower.substring(0, svg).indexOf("<body") < 0) {
      return markup(lower) ? SVG : TEXT;
    }
    boolean page =
        html >= 0
            || lower.contains("<!doctype html")
            || (lower.contains("<script") && markup(lower));
    return page && markup(lower) ? HTML : TEXT;
  }

  private static boolean markup(String head) {
    String start = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    start = start.startsWith("\u00ff\u00fe") ? start.substring(2) : start;
    return start.stripLeading().startsWith("<");
  }

  private static boolean windows(byte[] bytes) {
    if (!starts(bytes, "MZ") || bytes.length < 64) {
      return false;
    }
    long header = LittleEndian.u32(bytes, 60);
    boolean portable =
        header < bytes.length - 4L && bytes[(int) header] == 'P' && bytes[(int) header + 1] == 'E';
    return portable || head(bytes, 64).chars().anyMatch(c -> c < 9);
  }

  static String head(byte[] bytes, int count) {
    return new String(bytes, 0, Math.min(count, bytes.length), ISO_8859_1);
  }

  /** The bytes from one place to another as text, one a character. */
  static String head(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  private static boolean starts(byte[] bytes, String mark) {
    return bytes.length >= mark.length() && head(bytes, mark.length()).equals(mark);
  }
}
