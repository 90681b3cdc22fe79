package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reporting something and the queue, at browsers of two people. */
class LureInBrowserTest {
  private static final String MARKUP =
      "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
          + "<svg onload='window.ran = 1'><a href='javascript:window.ran = 1'>link</a>";

  private static final String LURE =
      "we hire blockchain engineers, the salary is 400,000. Please download the test project,"
          + " run npm install and npm start on your work laptop, and tell us what is broken.";

  @Test
  void isReportedAnsweredAndEndedAndNothingInItRuns(@TempDir Path data) {
    try (TwoPeople two = new TwoPeople(data.resolve("data"))) {
      Somebody ada = two.ada();
      Somebody ben = two.ben();

      Page form = ada.at("/");
      form.getByText("Report a message").click();
      form.waitForSelector("#report");
      TwoPeople.examine(form, "the form");
      form.getByLabel("Paste the message").fill("Dear Ada, " + MARKUP);
      ada.press("Look at it");
      String pasted = ada.path();
      untouched(ada.page());

      form = ada.at("/reports/new");
      form.getByLabel("or choose what you got")
          .setInputFiles(
              new FilePayload(
                  "invoice\u202Efdp<img src=x onerror='window.ran = 1'>.exe",
                  "application/octet-stream",
                  ("MZ" + MARKUP).getBytes(StandardCharsets.UTF_8)));
      ada.press("Look at it");
      untouched(ada.page());
      assertThat(ada.page().locator("h1")).containsText("invoice\\u{202E}fdp<img src=x");
      assertThat(ada.page().content()).doesNotContain("\u202E");
      TwoPeople.open(ada.page());
      TwoPeople.examine(ada.page(), "an answer");
      ada.clickAndStay("I opened it");
      assertThat(ada.page().locator(".said")).containsText("You said that you opened it.");
      TwoPeople.examine(ada.at("/reports"), "one's own reports");

      Page queue = ben.at("/lures");
      assertThat(queue.locator(".campaigns li")).hasCount(2);
      untouched(queue);
      TwoPeople.examine(queue, "the queue");
      goThrough(queue);
      untouched(queue);
      queue.getByLabel("A sentence to whoever reported it").fill("Thank you, j and k");
      assertThat(queue.getByLabel("A sentence to whoever reported it"))
          .hasAccessibleDescription(Pattern.compile("Ada Example hears it"));
      queue.keyboard().press("Tab");
      queue.keyboard().press("1");
      assertThat(queue.locator("input[value=lure]")).isChecked();
      ben.clickAndStay("Say it to everybody who reported it");
      assertThat(queue.locator(".ended").first()).containsText("Thank you, j and k");
      assertThat(queue.locator(".neighbours")).containsText("One other waits");
      assertThat(queue.locator("#waits-lures")).hasText("1");
      TwoPeople.open(queue);
      TwoPeople.examine(queue, "a campaign");

      assertThat(ada.page().locator(".answers"))
          .containsText("Security confirmed it: this is an attack.");
      Page me = ada.at("/me");
      assertThat(me.locator("#risk")).containsText("of 100, falling to 0");
      TwoPeople.open(me);
      TwoPeople.examine(me, "one's own page");

      stays(ben, ada);
      ada.at(pasted);
      ben.at("/lures").locator(".campaigns a").last().click();
      stands(ben.page(), "2 of 2 that wait");
      ben.page().locator("body").press("2");
      ben.clickAndStay("Say it to everybody who reported it");
      assertThat(ada.page().locator("#announce"))
          .containsText("Security looked at it: it is harmless.");

      Page contacts = ben.at("/contacts");
      contacts.getByLabel("Name", exactly()).fill("Some Exchange");
      contacts.getByLabel("Ways to reach them").fill("phone +41 44 000 00 00, from the contract");
      contacts.getByLabel("Their own domains").fill("exchange.example");
      ben.clickAndStay("Add it");
      assertThat(contacts.locator(".rows").first()).containsText("phone +41 44 000 00 00");
      TwoPeople.examine(contacts, "the contacts");
      Locator remove = contacts.getByLabel("Remove Some Exchange");
      remove.click();
      Locator sure = contacts.locator("button:has-text('Remove it for good')");
      assertThat(sure).isVisible();
      contacts.getByLabel("Name", exactly()).focus();
      assertThat(remove).hasText("Remove");
      remove.click();
      sure.click();
      assertThat(contacts.locator("main")).containsText("There is none yet");

      ada.at(pasted);
      untouched(ada.page());
      assertThat(ada.violations()).isEmpty();
      assertThat(ben.violations()).isEmpty();
    }
  }

  /** Whoever goes through the queue stays where they are when something comes in. */
  private static void stays(Somebody security, Somebody reporter) {
    Page queue = security.at("/lures");
    assertThat(queue.locator(".campaigns li")).hasCount(1);
    assertThat(queue.locator("#keys")).isVisible();
    queue.keyboard().press("j");
    String at = queue.locator(".campaigns a:focus").getAttribute("href");
    reporter.at("/reports/new").getByLabel("Paste the message").fill(LURE);
    reporter.press("Look at it");
    // The report is read in a process of its own, which takes its time on a busy machine.
    assertThat(queue.locator(".campaigns li"))
        .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    assertThat(queue.locator(".campaigns a").first()).containsText("Dangerous");
    assertThat(queue.locator(".campaigns a:focus")).hasAttribute("href", at);
    assertThat(queue.locator(".campaigns a").last()).isFocused();
    assertThat(queue.locator("#waits-lures")).hasText("2");
  }

  /** By keyboard: down, up, to the next and back, and not where somebody writes. */
  private static void goThrough(Page queue) {
    assertThat(queue.locator("#keys")).isVisible();
    queue.keyboard().press("j");
    assertThat(queue.locator(".campaigns a").first()).isFocused();
    queue.keyboard().press("j");
    assertThat(queue.locator(".campaigns a").last()).isFocused();
    queue.keyboard().press("/");
    queue.keyboard().type("jk");
    assertThat(queue.getByLabel("Search")).hasValue("jk");
    queue.getByLabel("Search").fill("");
    queue.getByText("Switch them off").click();
    queue.keyboard().press("j");
    assertThat(queue.locator("#keys-switch")).isFocused();
    queue.getByText("Switch them on").click();
    queue.locator(".campaigns a").first().focus();
    queue.keyboard().press("Enter");
    stands(queue, "1 of 2 that wait");
    queue.keyboard().press("j");
    stands(queue, "2 of 2 that wait");
    queue.keyboard().press("k");
    stands(queue, "1 of 2 that wait");
  }

  /** A campaign's page, of which the keys work already. */
  private static void stands(Page campaign, String place) {
    assertThat(campaign.locator(".neighbours")).containsText(place);
    assertThat(campaign.locator("#keys")).isVisible();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static void untouched(Page page) {
    assertThat(page.evaluate("window.ran")).isNull();
    assertThat(page.locator("main img, main svg[onload], main a[href^=javascript]")).hasCount(0);
  }
}
