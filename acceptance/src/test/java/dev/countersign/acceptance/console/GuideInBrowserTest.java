package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet for employees: on screen, and printed. */
class GuideInBrowserTest {
  /** As the browser writes an object that is a page, not the list of them. */
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  @Test
  void printsOnOneSheetWithAsManyNamesAsItShows(@TempDir Path data) {
    try (TwoPeople two = new TwoPeople(data.resolve("data"))) {
      Somebody ben = two.ben();
      Page page = ben.at("/guide");
      assertThat(page.locator(".whom")).containsText("ben@example.com");
      assertThat(page.locator("main")).containsText("Companies that hold crypto");
      TwoPeople.examine(page, "the sheet for employees");
      for (int i = 1; i <= 6; i++) {
        colleague(ben, i);
      }
      page = ben.at("/contacts");
      page.locator("#us-name").fill("Example Exchange and Custody Limited");
      ben.clickAndStay("Keep it");
      page = ben.at("/guide");
      assertThat(page.locator("main"))
          .containsText("Example Exchange and Custody Limited holds crypto");
      assertThat(page.locator(".whom li")).hasCount(5);
      assertThat(page.locator(".whom")).containsText("2 more in the console");
      assertThat(page.locator("#print")).isVisible();
      TwoPeople.examine(page, "the sheet for employees with names");
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(sheets(page, "A4")).as("A4, " + scheme).isEqualTo(1);
        assertThat(sheets(page, "Letter")).as("Letter, " + scheme).isEqualTo(1);
      }
      assertThat(ben.violations()).isEmpty();
    }
  }

  private static void colleague(Somebody ben, int number) {
    Page page = ben.at("/contacts");
    page.locator("#name").fill("Security desk number " + number);
    page.locator("#kind").selectOption("colleague");
    page.locator("#channels")
        .fill(
            "phone +41 44 000 00 0%d, day and night\nroom 40%d, second floor"
                .formatted(number, number));
    page.locator("#addresses").fill("desk-%d@example.com".formatted(number));
    ben.clickAndStay("Add it");
    assertThat(page.locator("table.rows")).containsText("Security desk number " + number);
  }

  private static long sheets(Page page, String format) {
    byte[] pdf = page.pdf(new Page.PdfOptions().setFormat(format));
    return PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }
}
