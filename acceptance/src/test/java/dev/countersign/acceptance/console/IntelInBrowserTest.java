package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of the thieves, and indicators, as people look at them. */
class IntelInBrowserTest extends InBrowser {
  @ParameterizedTest
  @CsvSource({"LIGHT, 1440", "LIGHT, 390", "DARK, 1440", "DARK, 390"})
  void pagesOfWhatIsKnownFitTheWindowAndAreReadableInBothThemes(ColorScheme scheme, int width) {
    Page page =
        visit("/intel", new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
    assertThat(page.locator("#years-chart canvas")).isVisible();
    assertThat(page.locator("#beside-chart canvas")).isVisible();
    AppearanceTest.examine(page, "/intel");
    page.locator("a[href='/intel/incidents/bybit-2025-02-21']").click();
    assertThat(page.locator("h1")).hasText("Bybit, 2025-02-21");
    AppearanceTest.examine(page, "a theft");
    page.locator("a[href='/intel/actors/tradertraitor']").first().click();
    assertThat(page.locator("h1")).hasText("TraderTraitor");
    AppearanceTest.examine(page, "a group");
    assertThat(violations()).isEmpty();
  }

  @Test
  void isHandedInAsAFileShownAsTextAndTakenBack(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("list.csv"),
            "kind,value,confidence,valid_until,name,actor\n"
                + "domain,talent-office.example,85,2099-01-01,<img src=x onerror=alert(1)>,Lazarus"
                + " Group\nip,192.0.2.7,40,,a server,\n"
                + "address,0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,20,,,\n");
    Page page = visit("/intel/indicators", new NewContextOptions().setViewportSize(1440, 900));
    AppearanceTest.examine(page, "indicators before there are any");
    page.locator("#file").setInputFiles(file);
    page.getByLabel("Who says so").fill("FBI, 2026-01-31");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand it in")).click();
    assertThat(page.locator("tbody tr").first()).containsText("0x5aaeb6053f3e94c9b9");
    assertThat(page.locator("main")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("main")).containsText("talent-office[.]example");
    assertThat(page.locator("main")).containsText("85, high");
    AppearanceTest.examine(page, "indicators");
    page.getByLabel("Name of the program").fill("misp");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a key")).click();
    assertThat(page.locator(".shown")).hasText(Pattern.compile("[A-Za-z0-9_-]{43}"));
    page.setViewportSize(390, 900);
    AppearanceTest.examine(page, "indicators on a narrow screen");
    assertThat(violations()).isEmpty();
  }
}
