package dev.countersign.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
  private static final Instant AT = Instant.parse("2025-02-21T14:13:35Z");
  private static final String HASH = "0x" + "ab".repeat(32);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSameCallsGiveTheSameBytes(boolean letter) throws IOException {
    Look look = letter ? Look.LETTER : Look.REPORT;
    assertThat(made(look, 80)).isEqualTo(made(look, 80));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTableHasItsHeadsOnEachPageAndEachPageItsNumber(boolean letter) throws IOException {
    byte[] bytes = made(letter ? Look.LETTER : Look.REPORT, 120);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int i = 1; i <= pages; i++) {
        PDFTextStripper one = new PDFTextStripper();
        one.setStartPage(i);
        one.setEndPage(i);
        assertThat(one.getText(document))
            .contains("Transaction", "Case 7")
            .containsIgnoringCase("page " + i + " of " + pages);
      }
    }
  }

  @Test
  void aWordThatIsTooLongIsCutAndNothingOfItIsLost() throws IOException {
    for (Look look : List.of(Look.REPORT, Look.LETTER)) {
      try (Sheet sheet = new Sheet(look, "T", "F", AT)) {
        sheet.table(new float[] {1, 9}, List.of(List.of("A", "B"), List.of(HASH, "x")));
        assertThat(text(sheet.finished()).replaceAll("\\s", "")).contains(HASH);
      }
    }
  }

  @Test
  void lettersThatHideAreSpeltOut() throws IOException {
    for (Look look : List.of(Look.REPORT, Look.LETTER)) {
      try (Sheet sheet = new Sheet(look, "T", "F", AT)) {
        sheet.paragraph("Bin\u202eance");
        assertThat(text(sheet.finished())).contains("Bin\\u{202e}ance");
      }
    }
    assertThat(Winnowed.of("Bin\u202eance – Ж\n")).isEqualTo("Bin\\u{202e}ance – \\u{416}\\u{a}");
  }

  private static byte[] made(Look look, int rows) throws IOException {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("Transaction", "Amount"));
    for (int i = 0; i < rows; i++) {
      table.add(List.of(HASH, i + " ETH"));
    }
    try (Sheet sheet = new Sheet(look, "A title", "Case 7", AT)) {
      sheet.title("A title");
      sheet.heading("A heading");
      sheet.strong("Strong");
      sheet.code("countersign trace");
      sheet.block(List.of("One", "Two"));
      sheet.table(new float[] {3, 1}, table);
      sheet.blank("Signature");
      return sheet.finished();
    }
  }

  private static String text(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
