package dev.countersign.trace.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Pages of A4 that are filled from above: headings, paragraphs, tables. */
final class Sheet implements AutoCloseable {
  private static final float MARGIN = 48;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float GAP = 8;

  private final PDDocument document = new PDDocument();
  private final PDType1Font plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
  private final PDType1Font code = new PDType1Font(Standard14Fonts.FontName.COURIER);
  private final String foot;
  private PDPageContentStream page;
  private float y;

  /**
   * Sheets.
   *
   * @param foot what stands below each page, beside its number
   */
  Sheet(String title, String foot, Instant at) throws IOException {
    this.foot = foot;
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title);
    about.setCreator("Countersign");
    about.setProducer("Countersign");
    GregorianCalendar made = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    made.setTimeZone(TimeZone.getTimeZone("UTC"));
    about.setCreationDate(made);
    document.setDocumentId(at.toEpochMilli()); // the same report has the same bytes
    page = turn();
  }

  void title(String text) throws IOException {
    lines(text, bold, 19, WIDTH, MARGIN);
    y -= GAP / 2;
  }

  void heading(String text) throws IOException {
    heading(text, 60);
  }

  /**
   * The same with what must not stand on another page.
   *
   * @param room for it and what follows, in points
   */
  void heading(String text, float room) throws IOException {
    need(room);
    y -= GAP;
    lines(text, bold, 12.5f, WIDTH, MARGIN);
    y -= 3;
  }

  void paragraph(String text) throws IOException {
    lines(text, plain, 9.5f, WIDTH, MARGIN);
    y -= GAP / 2;
  }

  void strong(String text) throws IOException {
    lines(text, bold, 11, WIDTH, MARGIN);
    y -= GAP / 2;
  }

  void code(String text) throws IOException {
    lines(text, code, 8.5f, WIDTH, MARGIN);
    y -= GAP / 2;
  }

  /**
   * A table.
   *
   * @param shares of the width, as many as columns
   * @param rows with the heads first
   */
  void table(float[] shares, List<List<String>> rows) throws IOException {
    float sum = 0;
    for (float share : shares) {
      sum += share;
    }
    for (int i = 0; i < rows.size(); i++) {
      List<List<String>> cells = cells(rows.get(i), i == 0, shares, sum);
      if (turned(height(cells) + (i == 0 ? 40 : 0)) && i > 0) {
        row(rows.getFirst(), cells(rows.getFirst(), true, shares, sum), true, shares, sum);
      }
      row(rows.get(i), cells, i == 0, shares, sum);
    }
    y -= GAP;
  }

  private List<List<String>> cells(List<String> row, boolean head, float[] shares, float sum)
      throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (int column = 0; column < shares.length; column++) {
      String text = Winnowed.of(row.get(column));
      cells.add(wrapped(text, font(head, text), 8, WIDTH * shares[column] / sum - 6));
    }
    return cells;
  }

  private static float height(List<List<String>> cells) {
    return cells.stream().mapToInt(List::size).max().orElse(1) * 10f + 5;
  }

  private void row(
      List<String> row, List<List<String>> cells, boolean head, float[] shares, float sum)
      throws IOException {
    float x = MARGIN;
    for (int column = 0; column < shares.length; column++) {
      float at = y;
      for (String line : cells.get(column)) {
        at -= 10;
        write(line, font(head, Winnowed.of(row.get(column))), 8, x, at);
      }
      x += WIDTH * shares[column] / sum;
    }
    y -= height(cells) - 1;
    page.setStrokingColor(head ? 0.3f : 0.82f);
    page.setLineWidth(0.5f);
    page.moveTo(MARGIN, y);
    page.lineTo(MARGIN + WIDTH, y);
    page.stroke();
  }

  /** The whole document; nothing can be added afterwards. */
  byte[] finished() throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      try (PDPageContentStream below =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
        below.beginText();
        below.setFont(plain, 8);
        below.newLineAtOffset(MARGIN, 26);
        below.showText(Winnowed.of(foot) + "   page " + (i + 1) + " of " + count);
        below.endText();
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Addresses and hashes are told apart more easily in letters of one width. */
  private PDType1Font font(boolean head, String text) {
    return head ? bold : text.matches("0x[0-9a-f]{16,}|[0-9a-f]{64}") ? code : plain;
  }

  private void lines(String text, PDType1Font font, float size, float width, float x)
      throws IOException {
    for (String line : wrapped(Winnowed.of(text), font, size, width)) {
      need(size * 1.4f);
      y -= size * 1.35f;
      write(line, font, size, x, y);
    }
  }

  private void write(String line, PDType1Font font, float size, float x, float at)
      throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(x, at);
    page.showText(line);
    page.endText();
  }

  private void need(float height) throws IOException {
    turned(height);
  }

  /** Goes on on the next page where there is no room left; true where it did. */
  private boolean turned(float height) throws IOException {
    if (y - height >= MARGIN) {
      return false;
    }
    page.close();
    page = turn();
    return true;
  }

  private PDPageContentStream turn() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next);
  }

  /** At spaces; a word that is too long for a line is cut where it ends. */
  private static List<String> wrapped(String text, PDType1Font font, float size, float width)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Arrays.asList(text.split(" ", -1))) {
      String rest = word;
      if (!line.isEmpty() && length(line + " " + word, font, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (length(rest, font, size) > width && rest.length() > 1) {
        int fits = rest.length() - 1;
        while (fits > 1 && length(rest.substring(0, fits), font, size) > width) {
          fits--;
        }
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static float length(String text, PDType1Font font, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }
}
