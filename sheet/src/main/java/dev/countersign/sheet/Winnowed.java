package dev.countersign.sheet;

import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/**
 * Text in the letters that every PDF reader has. Others are spelt out by their number, so that a
 * name that somebody gave can hide nothing.
 */
final class Winnowed {
  private Winnowed() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(letter -> {
          String name = GlyphList.getAdobeGlyphList().codePointToName(letter);
          if (letter >= ' ' && letter != 0x7f && WinAnsiEncoding.INSTANCE.contains(name)) {
            out.appendCodePoint(letter);
          } else {
            out.append(String.format("\\u{%x}", letter));
          }
        });
    return out.toString();
  }
}
