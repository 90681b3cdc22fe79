package dev.countersign.lure.outlook;

import dev.countersign.lure.text.Decoded;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Windows' numbers for character sets. */
final class CodePages {
  /** What Windows takes in Western countries. */
  static final int WESTERN = 1252;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(932, "windows-31j"),
          Map.entry(936, "gb18030"),
          Map.entry(949, "x-windows-949"),
          Map.entry(950, "big5"),
          Map.entry(1200, "utf-16le"),
          Map.entry(1201, "utf-16be"),
          Map.entry(10000, "x-macroman"),
          Map.entry(20127, "us-ascii"),
          Map.entry(20866, "koi8-r"),
          Map.entry(20932, "euc-jp"),
          Map.entry(21866, "koi8-u"),
          Map.entry(50220, "iso-2022-jp"),
          Map.entry(50221, "iso-2022-jp"),
          Map.entry(50222, "iso-2022-jp"),
          Map.entry(50225, "iso-2022-kr"),
          Map.entry(51932, "euc-jp"),
          Map.entry(51949, "euc-kr"),
          Map.entry(54936, "gb18030"),
          Map.entry(65001, "utf-8"));

  // The character sets of fonts in RTF (1.9.1, \fcharset).
  private static final Map<Integer, Integer> OF_FONTS =
      Map.ofEntries(
          Map.entry(0, 1252),
          Map.entry(77, 10000),
          Map.entry(128, 932),
          Map.entry(129, 949),
          Map.entry(134, 936),
          Map.entry(136, 950),
          Map.entry(161, 1253),
          Map.entry(162, 1254),
          Map.entry(163, 1258),
          Map.entry(177, 1255),
          Map.entry(178, 1256),
          Map.entry(186, 1257),
          Map.entry(204, 1251),
          Map.entry(222, 874),
          Map.entry(238, 1250));

  private CodePages() {}

  /** The name of a code page as mails write it; empty where there is none. */
  static String name(long page) {
    String known = page < 0 || page > 65_535 ? null : NAMES.get((int) page);
    if (known != null) {
      return known;
    }
    if (page >= 28_591 && page <= 28_605) {
      return "iso-8859-" + (page - 28_590);
    }
    if (page >= 1250 && page <= 1258) {
      return "windows-" + page;
    }
    return page == 874 ? "x-windows-874" : page >= 437 && page <= 869 ? "ibm" + page : "";
  }

  /** The character set of a code page; null where there is none here. */
  static @Nullable Charset charset(long page) {
    return Decoded.charset(name(page));
  }

  /** The code page of a font's character set; the document's own where it says none. */
  static int ofFont(int charset, int own) {
    return OF_FONTS.getOrDefault(charset, own);
  }
}
