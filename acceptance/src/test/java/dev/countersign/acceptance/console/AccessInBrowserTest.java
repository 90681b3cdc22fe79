package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.countersign.access.read.mapping.ShippedMappings;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cookies exported from one browser profile and used in another: found, and worthless. */
class AccessInBrowserTest {
  @Test
  void aCopiedCookieIsFoundCannotActAndStandsOnThePageOfFindings(@TempDir Path data)
      throws IOException {
    try (Server server =
            Server.start(
                new ServerOptions(
                    0,
                    null,
                    Prepared.in(data.resolve("data")),
                    null,
                    List.of(),
                    List.of(),
                    Clock.systemUTC(),
                    progress -> {}));
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright);
        Somebody ada = new Somebody(server, browser);
        Somebody ben = new Somebody(server, browser)) {
      ada.founds("Ada Example", "ada@example.com");
      FirstTransferTest.letIn(
          ada, ada, ada, ben, "Ben Example", "ben@example.com", "administrator", "security");
      Page nothing = ben.at("/access");
      assertThat(nothing.locator(".empty-card")).containsText("Nothing is open");
      examine(nothing, "no findings");
      ada.at("/wallets");

      List<Cookie> copied = ada.page().context().cookies();
      try (BrowserContext thief = browser.newContext()) {
        thief.addCookies(copied);
        Page page = thief.newPage();
        page.navigate(server.address().resolve("/sign-in").toString());
        Object answer =
            page.evaluate(
                "fetch('/stop', {method: 'POST', body: new URLSearchParams({reason: 'mine'})})"
                    + ".then(answer => answer.status)");
        assertThat(answer).isEqualTo(401);
        page.navigate(server.address().resolve("/wallets").toString());
        page.waitForURL(url -> url.contains("/sign-in"));
        assertThat(page.content()).doesNotContain("Ada Example");
        page.navigate(server.address().resolve("/people").toString());
        page.waitForURL(url -> url.contains("/sign-in"));
      }
      assertThat(ben.at("/stop").locator("main")).containsText("Signing goes on");

      ada.page().navigate(server.address().resolve("/wallets").toString());
      ada.page().waitForURL(url -> url.contains("/sign-in"));
      ada.page().getByText("Sign in with a passkey").click();
      ada.page().waitForURL(url -> !url.contains("/sign-in"));
      Page me = ada.at("/me");
      assertThat(me.locator("#risk .risk-number")).hasText("90");
      assertThat(me.locator("#risk")).containsText("session-copied");
      open(me);
      examine(me, "one's own page");

      Page list = ben.at("/access");
      assertThat(list.locator(".campaigns")).containsText("Ada Example");
      examine(list, "the findings");
      list.locator(".campaigns a", new Page.LocatorOptions().setHasText("session-copied"))
          .first()
          .click();
      list.waitForSelector("h1");
      assertThat(list.locator("main")).containsText("What was compared");
      open(list);
      examine(list, "a finding");
      list.getByText("Somebody else", new Page.GetByTextOptions().setExact(true)).click();
      list.getByLabel("How do you know?").fill("She was at lunch with me");
      ben.clickAndStay("Say it");
      assertThat(list.locator("main")).containsText("it was somebody else");
      assertThat(list.locator("main")).containsText("What Ada Example asked for or approved");
      list.getByText("Let them go on").click();
      list.waitForSelector("#held");
      open(list);
      examine(list, "a person who is held");
      list.getByLabel("Why it may go on").fill("Her laptop was made anew");
      ben.clickAndStay("Let their transfers go on");
      assertThat(list.locator("#held")).hasCount(0);
      examine(ben.at("/access/sources"), "the sources");
      mapping(ben, data);
      assertThat(ben.violations()).isEmpty();
    }
  }

  /** A mapping file is chosen, tried on a sample, and taken. */
  private static void mapping(Somebody ben, Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("doors.yaml"),
            ShippedMappings.text("zoom-operation").replace("name: zoom-operation", "name: doors"));
    Page page = ben.at("/access/sources/mappings");
    page.getByLabel("Choose the file").setInputFiles(file);
    assertThat(page.getByLabel("or write it")).hasValue(Pattern.compile("name: doors"));
    page.getByLabel("A sample: one record").fill("{\"a\":1}");
    page.getByText("Try it", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#mapping-answer")).containsText("The mapping does not recognise it");
    examine(page, "a mapping that is tried");
    ben.clickAndStay("Take it");
    assertThat(page.locator("table")).containsText("doors");
    examine(page, "the mappings");
    page.navigate(page.url() + "?show=doors");
    page.getByLabel("or write it").fill("mapping: 2");
    page.getByText("Try it", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#mapping-answer")).containsText("It cannot be taken");
  }

  private static void open(Page page) {
    page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
  }

  private static void examine(Page page, String what) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(390, 1440)) {
        page.setViewportSize(width, 900);
        AppearanceTest.examine(page, what + ", " + scheme + ", " + width);
      }
    }
  }
}
