package dev.countersign.sheet;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** The letters of a document. */
interface Lettering {
  /** How a text stands out. */
  enum Style {
    /** Not at all. */
    PLAIN,
    /** Heavier. */
    BOLD,
    /** In letters of one width. */
    CODE
  }

  /** The text in letters that there are; all others are spelt out by their number. */
  String of(String text);

  /** How a cell of a table is written. */
  Style cell(boolean head, String text);

  /** The width in points. */
  float width(String text, Style style, float size) throws IOException;

  /** What is written next is in that style. */
  void begin(PDPageContentStream page, Style style, float size) throws IOException;
}
