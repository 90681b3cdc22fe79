package dev.countersign.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Letters that go into the document: Liberation Sans, which PDFBox brings along, and of which what
 * is used goes into the document. It has Latin, Greek and Cyrillic letters and common signs. All
 * others, and those that hide or turn text around, are spelt out by their number, so that a name
 * that somebody gave can hide nothing and breaks nothing. Bold is the same letters with an outline:
 * the font comes in one weight.
 */
final class EmbeddedLettering implements Lettering {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Set<UnicodeScript> SCRIPTS =
      EnumSet.of(
          UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON);

  private final PDFont font;
  private final CmapLookup glyphs;

  /** Those of one document. */
  EmbeddedLettering(PDDocument document) throws IOException {
    try (InputStream in = PDType0Font.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("the font is missing: " + FILE);
      }
      TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // Ligatures would make other letters of a name than those that were given.
      file.setEnableGsub(false);
      glyphs = file.getUnicodeCmapLookup();
      font = PDType0Font.load(document, file, true);
    }
  }

  @Override
  public Style cell(boolean head, String text) {
    return head ? Style.BOLD : Style.PLAIN;
  }

  @Override
  public void begin(PDPageContentStream page, Style style, float size) throws IOException {
    page.setFont(font, size);
    page.setRenderingMode(style == Style.BOLD ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    page.setStrokingColor(0f);
    page.setLineWidth(size * 0.035f);
  }

  @Override
  public String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(letter -> {
          if (shown(letter)) {
            out.appendCodePoint(letter);
          } else {
            out.append(String.format("\\u{%x}", letter));
          }
        });
    return out.toString();
  }

  private boolean shown(int letter) {
    if (letter == ' ') {
      return true;
    }
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> SCRIPTS.contains(UnicodeScript.of(letter)) && glyphs.getGlyphId(letter) != 0;
    };
  }

  @Override
  public float width(String text, Style style, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }
}
