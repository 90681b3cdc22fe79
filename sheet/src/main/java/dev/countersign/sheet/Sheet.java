package dev.countersign.sheet;

import dev.countersign.sheet.Lettering.Style;
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

/**
 * Pages of A4 that are filled from above: headings, paragraphs, tables. The same calls give the
 * same bytes. An {@link IOException} is a fault of the library: all of it is in memory.
 */
public final class Sheet implements AutoCloseable {
  private static final float GAP = 8;
  private static final float CELL = 8;
  private static final float TEXT = 9.5f;

  private final PDDocument document = new PDDocument();
  private final Look look;
  private final float width;
  private final Lettering letters;
  private final String foot;
  private PDPageContentStream page;
  private float y;

  /**
   * Sheets.
   *
   * @param foot what stands below each page, beside its number
   * @param at when the document is said to be made
   */
  public Sheet(Look look, String title, String foot, Instant at) throws IOException {
    this.look = look;
    this.width = PDRectangle.A4.getWidth() - 2 * look.margin();
    this.letters = look.embedded() ? new EmbeddedLettering(document) : new StandardLettering();
    this.foot = foot;
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(letters.of(title));
    about.setCreator("Countersign");
    about.setProducer("Countersign");
    GregorianCalendar made = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    made.setTimeZone(TimeZone.getTimeZone("UTC"));
    about.setCreationDate(made);
    document.setDocumentId(at.toEpochMilli()); // else two of the same would differ
    page = turn();
  }

  /** The document's title. */
  public void title(String text) throws IOException {
    lines(text, Style.BOLD, look.title());
    y -= GAP / 2;
  }

  /** A heading, on one page with some of what follows. */
  public void heading(String text) throws IOException {
    heading(text, 60);
  }

  /**
   * The same with what must not stand on another page.
   *
   * @param room for it and what follows, in points
   */
  public void heading(String text, float room) throws IOException {
    turned(room);
    y -= GAP;
    lines(text, Style.BOLD, look.heading());
    y -= 3;
  }

  /** A paragraph. */
  public void paragraph(String text) throws IOException {
    lines(text, Style.PLAIN, TEXT);
    y -= GAP / 2;
  }

  /** A paragraph that is seen first. */
  public void strong(String text) throws IOException {
    lines(text, Style.BOLD, 11);
    y -= GAP / 2;
  }

  /** A paragraph to be copied. */
  public void code(String text) throws IOException {
    lines(text, Style.CODE, 8.5f);
    y -= GAP / 2;
  }

  /** Lines close to each other, as an address has. */
  public void block(List<String> texts) throws IOException {
    for (String text : texts) {
      lines(text, Style.PLAIN, TEXT);
    }
    y -= GAP;
  }

  /** A line to write on, with what belongs there. */
  public void blank(String what) throws IOException {
    turned(60);
    y -= 38;
    rule(0.3f, width / 2);
    lines(what, Style.PLAIN, 8);
  }

  /**
   * A table, its heads again on each page.
   *
   * @param shares of the width, as many as columns
   * @param rows with the heads first
   */
  public void table(float[] shares, List<List<String>> rows) throws IOException {
    float sum = 0;
    for (float share : shares) {
      sum += share;
    }
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> cells = cells(rows.get(i), i == 0, shares, sum);
      if (turned(height(cells) + (i == 0 ? 40 : 0)) && i > 0) {
        row(cells(rows.getFirst(), true, shares, sum), true, shares, sum);
      }
      row(cells, i == 0, shares, sum);
    }
    y -= GAP;
  }

  private record Cell(Style style, List<String> lines) {}

  private List<Cell> cells(List<String> row, boolean head, float[] shares, float sum)
      throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < shares.length; column++) {
      String text = letters.of(row.get(column));
      Style style = letters.cell(head, text);
      float room = width * shares[column] / sum - look.inset();
      cells.add(new Cell(style, wrapped(text, style, CELL, room)));
    }
    return cells;
  }

  private static float height(List<Cell> cells) {
    return cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(1) * 10f + 5;
  }

  private void row(List<Cell> cells, boolean head, float[] shares, float sum) throws IOException {
    float x = look.margin();
    for (int column = 0; column < shares.length; column++) {
      float at = y;
      for (String line : cells.get(column).lines()) {
        at -= 10;
        write(line, cells.get(column).style(), CELL, x, at);
      }
      x += width * shares[column] / sum;
    }
    y -= height(cells) - 1;
    rule(head ? 0.3f : 0.82f, width);
  }

  private void rule(float grey, float length) throws IOException {
    page.setStrokingColor(grey);
    page.setLineWidth(0.5f);
    page.moveTo(look.margin(), y);
    page.lineTo(look.margin() + length, y);
    page.stroke();
  }

  /** The whole document; nothing can be added afterwards. */
  public byte[] finished() throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      page =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true);
      foot(i + 1, count);
      page.close();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private void foot(int number, int count) throws IOException {
    if (!look.embedded()) {
      String line = letters.of(foot) + "   page " + number + " of " + count;
      write(line, Style.PLAIN, 8, look.margin(), 26);
      return;
    }
    String words = "Page " + number + " of " + count;
    float right = look.margin() + width - letters.width(words, Style.PLAIN, 8);
    List<String> below = wrapped(letters.of(foot), Style.PLAIN, 8, width - 80);
    for (int line = 0; line < below.size(); line++) {
      write(below.get(line), Style.PLAIN, 8, look.margin(), 42 - 10f * line);
    }
    write(words, Style.PLAIN, 8, right, 42);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private void lines(String text, Style style, float size) throws IOException {
    for (String line : wrapped(letters.of(text), style, size, width)) {
      turned(size * 1.4f);
      y -= size * 1.35f;
      write(line, style, size, look.margin(), y);
    }
  }

  private void write(String line, Style style, float size, float x, float at) throws IOException {
    page.beginText();
    letters.begin(page, style, size);
    page.newLineAtOffset(x, at);
    page.showText(line);
    page.endText();
  }

  /** Goes on on the next page where there is no room left; true where it did. */
  private boolean turned(float height) throws IOException {
    if (y - height >= look.bottom()) {
      return false;
    }
    page.close();
    page = turn();
    return true;
  }

  private PDPageContentStream turn() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - look.margin();
    return new PDPageContentStream(document, next);
  }

  /** At spaces; a word that is too long for a line is cut where it ends. */
  private List<String> wrapped(String text, Style style, float size, float room)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Arrays.asList(text.split(" ", -1))) {
      String rest = word;
      if (!line.isEmpty() && letters.width(line + " " + word, style, size) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (letters.width(rest, style, size) > room && rest.codePointCount(0, rest.length()) > 1) {
        int fits = fitting(rest, style, size, room);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private int fitting(String word, Style style, float size, float room) throws IOException {
    int fits = word.offsetByCodePoints(0, 1);
    while (fits < word.length()) {
      int next = word.offsetByCodePoints(fits, 1);
      if (letters.width(word.substring(0, next), style, size) > room) {
        break;
      }
      fits = next;
    }
    return fits;
  }
}
