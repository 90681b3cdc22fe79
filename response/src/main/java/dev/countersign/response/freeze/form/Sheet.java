package dev.countersign.response.freeze.form;

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
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Pages of A4 that are filled from above: headings, paragraphs, tables. */
final class Sheet implements AutoCloseable {
  private static final float MARGIN = 54;
  private static final float BOTTOM = 62;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float GAP = 8;
  private static final float CELL = 8;

  private final PDDocument document = new PDDocument();
  private final Letters letters;
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
    letters = new Letters(document);
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(letters.of(title));
    about.setCreator("Countersign");
    about.setProducer("Countersign");
    GregorianCalendar made = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    made.setTimeZone(TimeZone.getTimeZone("UTC"));
    about.setCreationDate(made);
    document.setDocumentId(at.toEpochMilli()); // the same request has the same bytes
    page = turn();
  }

  void title(String text) throws IOException {
    lines(text, true, 16);
    y -= GAP / 2;
  }

  /**
   * A heading, on one page with what follows.
   *
   * @param room for it and what follows, in points
   */
  void heading(String text, float room) throws IOException {
    turned(room);
    y -= GAP;
    lines(text, true, 11.5f);
    y -= 3;
  }

  void paragraph(String text) throws IOException {
    lines(text, false, 9.5f);
    y -= GAP / 2;
  }

  /** Lines close to each other, as an address has. */
  void block(List<String> texts) throws IOException {
    for (String text : texts) {
      lines(text, false, 9.5f);
    }
    y -= GAP;
  }

  /** A line to write on, with what belongs there. */
  void blank(String what) throws IOException {
    turned(60);
    y -= 38;
    rule(0.3f, WIDTH / 2);
    lines(what, false, 8);
  }

  /**
   * A table, its heads again on each page.
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
      List<List<String>> cells = cells(rows.get(i), shares, sum);
      if (turned(height(cells) + (i == 0 ? 40 : 0)) && i > 0) {
        row(cells(rows.getFirst(), shares, sum), true, shares, sum);
      }
      row(cells, i == 0, shares, sum);
    }
    y -= GAP;
  }

  private List<List<String>> cells(List<String> row, float[] shares, float sum) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (int column = 0; column < shares.length; column++) {
      cells.add(wrapped(letters.of(row.get(column)), CELL, WIDTH * shares[column] / sum - 7));
    }
    return cells;
  }

  private static float height(List<List<String>> cells) {
    return cells.stream().mapToInt(List::size).max().orElse(1) * 10f + 5;
  }

  private void row(List<List<String>> cells, boolean head, float[] shares, float sum)
      throws IOException {
    float x = MARGIN;
    for (int column = 0; column < shares.length; column++) {
      float at = y;
      for (String line : cells.get(column)) {
        at -= 10;
        write(line, head, CELL, x, at);
      }
      x += WIDTH * shares[column] / sum;
    }
    y -= height(cells) - 1;
    rule(head ? 0.3f : 0.82f, WIDTH);
  }

  private void rule(float grey, float width) throws IOException {
    page.setStrokingColor(grey);
    page.setLineWidth(0.5f);
    page.moveTo(MARGIN, y);
    page.lineTo(MARGIN + width, y);
    page.stroke();
  }

  /** The whole document; nothing can be added afterwards. */
  byte[] finished() throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      page =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true);
      String number = "Page " + (i + 1) + " of " + count;
      float right = MARGIN + WIDTH - letters.width(number, 8);
      List<String> below = wrapped(letters.of(foot), 8, WIDTH - 80);
      for (int line = 0; line < below.size(); line++) {
        write(below.get(line), false, 8, MARGIN, 42 - 10f * line);
      }
      write(number, false, 8, right, 42);
      page.close();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private void lines(String text, boolean bold, float size) throws IOException {
    for (String line : wrapped(letters.of(text), size, WIDTH)) {
      turned(size * 1.4f);
      y -= size * 1.35f;
      write(line, bold, size, MARGIN, y);
    }
  }

  /** Bold is the same letters with an outline: the font comes in one weight. */
  private void write(String line, boolean bold, float size, float x, float at) throws IOException {
    page.beginText();
    page.setFont(letters.font(), size);
    page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    page.setStrokingColor(0f);
    page.setLineWidth(size * 0.035f);
    page.newLineAtOffset(x, at);
    page.showText(line);
    page.endText();
  }

  /** Goes on on the next page where there is no room left; true where it did. */
  private boolean turned(float height) throws IOException {
    if (y - height >= BOTTOM) {
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
  private List<String> wrapped(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Arrays.asList(text.split(" ", -1))) {
      String rest = word;
      if (!line.isEmpty() && letters.width(line + " " + word, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (letters.width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
        int fits = fitting(rest, size, width);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private int fitting(String word, float size, float width) throws IOException {
    int fits = word.offsetByCodePoints(0, 1);
    while (fits < word.length()) {
      int next = word.offsetByCodePoints(fits, 1);
      if (letters.width(word.substring(0, next), size) > width) {
        break;
      }
      fits = next;
    }
    return fits;
  }
}
