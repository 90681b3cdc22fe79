package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppearanceTest extends InBrowser {
  private static final List<String> PAGES =
      List.of(
          "/check",
          "/example",
          "/findings",
          "/findings/unknown-delegatecall",
          "/checks",
          "/journal",
          "/me",
          "/posture",
          "/wallets/access",
          "/nothing");

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440", "LIGHT, 390", "DARK, 1440", "DARK, 390"})
  void fitsTheWindowAndIsReadableInBothThemes(ColorScheme scheme, int width) {
    NewContextOptions window =
        new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    Page stranger = stranger("/sign-in", window);
    for (String path : List.of("/sign-in", "/enrol")) {
      examine(go(stranger, path), path);
    }
    Page page = visit("/check", window);
    for (String path : PAGES) {
      examine(go(page, path), path);
    }
    for (String example : List.of("shown", "signed")) {
      go(page, "/check?example=" + example);
      page.locator("button[type=submit]").click();
      assertThat(page.locator("#answer .verdict")).isVisible();
      page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
      examine(page, "the answer to " + example);
    }
    assertThat(violations()).isEmpty();
  }

  @Test
  void showsBybitsTransactionTwiceSideBySideWithWhatDiffers() {
    Page page = visit("/example", new NewContextOptions().setViewportSize(1440, 900));
    assertThat(page.locator(".sides > section").first())
        .containsText("As the owners were shown it");
    assertThat(page.locator(".sides .verdict").last()).containsText("Deny");
    assertThat(page.locator(".sides .side").first().locator(".does-not-belong")).hasCount(3);
    assertThat(page.locator(".sides .side").last().locator(".belongs")).hasCount(3);
    for (String field : List.of("to", "data", "operation", "safeTxHash")) {
      assertThat(page.locator("tr.differs th").getByText(field).first()).isVisible();
    }
    assertThat(page.locator("tr.differs").first()).containsText("differs");
    assertThat(page.locator("tr.same").first()).not().containsText("differs");
    double left = page.locator(".sides > section").first().boundingBox().y;
    assertThat(page.locator(".sides > section").last().boundingBox().y).isEqualTo(left);
  }

  /** Whether a page fits its window and can be read. */
  static void examine(Page page, String what) {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("sideways scrolling of " + what)
        .isEqualTo(0);
    assertThat((List<?>) page.evaluate(script("contrast.js"))).as("contrast of " + what).isEmpty();
    assertThat(page.evaluate("document.querySelectorAll('h1').length")).as(what).isEqualTo(1);
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('[id]')].map(e => e.id)"
                    + ".filter((id, i, all) => all.indexOf(id) !== i).length"))
        .as("ids given twice in " + what)
        .isEqualTo(0);
  }
}
