package dev.countersign.sheet;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** The letters that every PDF reader has. */
final class StandardLettering implements Lettering {
  private final PDType1Font plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
  private final PDType1Font code = new PDType1Font(Standard14Fonts.FontName.COURIER);

  @Override
  public String of(String text) {
    return Winnowed.of(text);
  }

  /** Addresses and hashes are told apart more easily in letters of one width. */
  @Override
  public Style cell(boolean head, String text) {
    return head
        ? Style.BOLD
        : text.matches("0x[0-9a-f]{16,}|[0-9a-f]{64}") ? Style.CODE : Style.PLAIN;
  }

  @Override
  public float width(String text, Style style, float size) throws IOException {
    return font(style).getStringWidth(text) / 1000 * size;
  }

  @Override
  public void begin(PDPageContentStream page, Style style, float size) throws IOException {
    page.setFont(font(style), size);
  }

  private PDType1Font font(Style style) {
    return switch (style) {
      case PLAIN -> plain;
      case BOLD -> bold;
      case CODE -> code;
    };
  }
}
