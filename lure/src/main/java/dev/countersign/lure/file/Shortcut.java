package dev.countersign.lure.file;

import dev.countersign.lure.archive.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Windows shortcut (MS-SHLLINK 8.0).
 *
 * @param target what it starts, as far as it says; may be empty
 * @param arguments what it hands over; may be empty
 */
record Shortcut(String target, String arguments) {
  private static final int HEADER = 76;
  private static final int HAS_LIST = 1;
  private static final int HAS_INFO = 2;
  private static final int UNICODE = 0x80;
  private static final int LONGEST = 65_535;
  private static final int MOST_BLOCKS = 64;
  private static final long ENVIRONMENT = 0xa0000001L;
  private static final Pattern TOOL =
      Pattern.compile(
          "(?i)\\b(cmd|powershell|pwsh|mshta|wscript|cscript|rundll32|regsvr32|msiexec|conhost|forfiles"
              + "|bitsadmin|certutil|curl|ftp|scp|ssh|wmic|installutil|msbuild|pcalua|hh|explorer"
              + "|python|pythonw|node|bash|wsl|cmstp|odbcconf|schtasks)(\\.exe)?\\b");

  /** Reads one; what is damaged is left out. */
  static Shortcut read(byte[] bytes) {
    int flags = (int) LittleEndian.u32(bytes, 20);
    int at = HEADER;
    String list = "";
    if ((flags & HAS_LIST) != 0) {
      int size = LittleEndian.u16(bytes, at);
      list = strings(bytes, at + 2, size);
      at += 2 + size;
    }
    String base = "";
    if ((flags & HAS_INFO) != 0) {
      long size = LittleEndian.u32(bytes, at);
      base = info(bytes, at);
      at = (int) Math.min(bytes.length, at + size);
    }
    String[] texts = new String[5];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "";
      if ((flags & 4 << i) != 0) {
        boolean wide = (flags & UNICODE) != 0;
        int count = LittleEndian.u16(bytes, at);
        int length = Math.min(wide ? 2 * count : count, Math.max(0, bytes.length - at - 2));
        texts[i] = text(bytes, at + 2, length, wide);
        at += 2 + length;
      }
    }
    String environment = environment(bytes, at);
    String target =
        !environment.isEmpty()
            ? environment
            : !base.isEmpty() ? base : !list.isEmpty() ? list : texts[1];
    return new Shortcut(target.strip(), texts[3].strip());
  }

  /** Whether it starts a tool that runs what it is told, or hands something over. */
  boolean runsCommand() {
    String lower = target.toLowerCase(Locale.ROOT);
    return !arguments.isEmpty()
        || TOOL.matcher(target).find()
        || lower.startsWith("\\\\")
        || lower.contains("://")
        || Endings.WINDOWS_SCRIPTS.contains(lower.substring(lower.lastIndexOf('.') + 1));
  }

  /** Both together. */
  String words() {
    return arguments.isEmpty() ? target : target + " " + arguments;
  }

  private static String info(byte[] bytes, int at) {
    long local = LittleEndian.u32(bytes, at + 16);
    long network = LittleEndian.u32(bytes, at + 20);
    if (local > 0 && at + local < bytes.length) {
      return text(bytes, (int) (at + local), 260, false);
    }
    if (network > 0 && at + network < bytes.length) {
      long name = LittleEndian.u32(bytes, (int) (at + network + 8));
      return at + network + name < bytes.length
          ? text(bytes, (int) (at + network + name), 260, false)
          : "";
    }
    return "";
  }

  private static String environment(byte[] bytes, int from) {
    int at = from;
    for (int i = 0; i < MOST_BLOCKS; i++) {
      long size = LittleEndian.u32(bytes, at);
      if (size < 8 || size > bytes.length - (long) at) {
        return "";
      }
      if (LittleEndian.u32(bytes, at + 4) == ENVIRONMENT) {
        String plain = text(bytes, at + 8, 260, false);
        return plain.isEmpty() ? text(bytes, at + 268, 520, true) : plain;
      }
      at += (int) size;
    }
    return "";
  }

  /** The longest run of text in the list of shell items that looks like a file's name. */
  private static String strings(byte[] bytes, int at, int size) {
    int length = Math.max(0, Math.min(Math.min(size, LONGEST), bytes.length - at));
    String all = new String(bytes, Math.min(at, bytes.length), length, StandardCharsets.ISO_8859_1);
    Matcher names =
        Pattern.compile("(?:[\\x20-\\x7e]\\x00?){1,200}\\.\\x00?[A-Za-z](?:\\x00?[A-Za-z0-9]){2}")
            .matcher(all);
    String last = "";
    while (names.find()) {
      last = names.group().replace("\0", "");
    }
    return last;
  }

  private static String text(byte[] bytes, int at, int length, boolean wide) {
    int from = Math.max(0, Math.min(at, bytes.length));
    int count = Math.max(0, Math.min(length, bytes.length - from));
    String text =
        new String(
            bytes, from, count, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
