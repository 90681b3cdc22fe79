package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import dev.countersign.access.read.mapping.ShippedMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cookies exported from one browser profile and used in another: found, and worthless. */
class AccessInBrowserTest {
  @Test
  void aCopiedCookieIsFoundCannotActAndStandsOnThePageOfFindings(@TempDir Path data)
      throws IOException {
    try (TwoPeople two = new TwoPeople(data.resolve("data"))) {
      Somebody ada = two.ada();
      Somebody ben = two.ben();
      Page nothing = ben.at("/access");
      assertThat(nothing.locator(".empty-card")).containsText("Nothing is open");
      TwoPeople.examine(nothing, "no findings");
      ada.at("/wallets");

      List<Cookie> copied = ada.page().context().cookies();
      try (BrowserContext thief = two.browser().newContext()) {
        thief.addCookies(copied);
        Page page = thief.newPage();
        page.navigate(two.server().address().resolve("/sign-in").toString());
        Object answer =
            page.evaluate(
                "fetch('/stop', {method: 'POST', body: new URLSearchParams({reason: 'mine'})})"
                    + ".then(answer => answer.status)");
        assertThat(answer).isEqualTo(401);
        isRefused(page, two.server().address().resolve("/wallets").toString());
        assertThat(page.content()).doesNotContain("Ada Example");
        isRefused(page, two.server().address().resolve("/people").toString());
      }
      assertThat(ben.at("/stop").locator("main")).containsText("Signing goes on");

      ada.page().navigate(two.server().address().resolve("/wallets").toString());
      ada.page().waitForURL(url -> url.contains("/sign-in"));
      ada.page().getByText("Sign in with a passkey").click();
      ada.page().waitForURL(url -> !url.contains("/sign-in"));
      Page me = ada.at("/me");
      assertThat(me.locator("#risk .risk-number")).hasText("90");
      assertThat(me.locator("#risk")).containsText("session-copied");
      TwoPeople.open(me);
      TwoPeople.examine(me, "one's own page");

      Page list = ben.at("/access");
      assertThat(list.locator(".campaigns")).containsText("Ada Example");
      TwoPeople.examine(list, "the findings");
      list.locator(".campaigns a", new Page.LocatorOptions().setHasText("session-copied"))
          .first()
          .click();
      list.waitForSelector("h1");
      assertThat(list.locator("main")).containsText("What was compared");
      TwoPeople.open(list);
      TwoPeople.examine(list, "a finding");
      list.getByText("Somebody else", new Page.GetByTextOptions().setExact(true)).click();
      list.getByLabel("How do you know?").fill("She was at lunch with me");
      ben.clickAndStay("Say it");
      assertThat(list.locator("main")).containsText("it was somebody else");
      assertThat(list.locator("main")).containsText("What Ada Example asked for or approved");
      list.getByText("Let them go on").click();
      list.waitForSelector("#held");
      TwoPeople.open(list);
      TwoPeople.examine(list, "a person who is held");
      list.getByLabel("Why it may go on").fill("Her laptop was made anew");
      ben.clickAndStay("Let their transfers go on");
      assertThat(list.locator("#held")).hasCount(0);
      TwoPeople.examine(ben.at("/access/sources"), "the sources");
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
    TwoPeople.examine(page, "a mapping that is tried");
    ben.clickAndStay("Take it");
    assertThat(page.locator("table")).containsText("doors");
    TwoPeople.examine(page, "the mappings");
    page.navigate(page.url() + "?show=doors");
    page.getByLabel("or write it").fill("mapping: 2");
    page.getByText("Try it", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#mapping-answer")).containsText("It cannot be taken");
  }

  /** A seal that was renewed right before it was copied, and not used yet, is good for one page. */
  private static void isRefused(Page page, String address) {
    page.navigate(address);
    try {
      page.waitForURL(
          url -> url.contains("/sign-in"), new Page.WaitForURLOptions().setTimeout(10_000));
    } catch (TimeoutError e) {
      page.navigate(address);
      page.waitForURL(url -> url.contains("/sign-in"));
    }
  }
}
