package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnswersTest extends InBrowser {
  private static final String SIGNED = example("bybit-2025-02-21.json");

  @Test
  void deniesBybitsTransactionWhenItIsPasted() {
    Page page = visit("/check");
    page.getByLabel("Payload").fill(SIGNED);
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    Locator answer = page.locator("#answer");
    assertThat(answer.locator(".verdict")).containsText("Deny");
    assertThat(answer).containsText("unknown-delegatecall");
    assertThat(answer).containsText(SAFE_TX_HASH);
    assertThat(answer.locator(".confirmations .belongs")).hasCount(3);
    assertThat(page.locator("#announce")).containsText("Deny");
    assertThat(page.locator(".recent")).containsText("Safe transaction 71");
    assertThat(violations()).isEmpty();
  }

  @Test
  void answersADroppedFileAtOnce() {
    Page page = visit("/check");
    page.evaluate(
        """
        (text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "payload.json"));
          document.getElementById("drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }
        """,
        SIGNED);
    assertThat(page.locator("#answer .verdict")).containsText("Deny");
    assertThat(violations()).isEmpty();
  }

  @Test
  void answersAChosenFile() {
    Page page = visit("/check");
    page.getByLabel("or a file")
        .setInputFiles(
            new FilePayload(
                "payload.json", "application/json", SIGNED.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    assertThat(page.locator("#answer .verdict")).containsText("Deny");
  }

  @Test
  void saysInPlaceWhyItCannotReadAndKeepsWhatWasTyped() {
    Page page = visit("/check");
    page.getByLabel("Payload").fill("{\"broken\":");
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    assertThat(page.locator("#answer")).containsText("It could not be read");
    assertThat(page.locator("#answer")).containsText("Without one, do not sign");
    assertThat(page.getByLabel("Payload")).hasValue("{\"broken\":");
    assertThat(violations()).isEmpty();
  }

  @Test
  void comparesWithTheIntent() {
    Page page = visit("/check?example=shown");
    page.getByText("Intent and options").click();
    page.getByLabel("Intent: what was asked for")
        .fill(
            "{\"action\":\"transfer\",\"asset\":\"native\",\"amount\":\"1\",\"destination\":"
                + "\"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3\"}");
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    assertThat(page.locator("#answer .verdict")).containsText("Deny");
    assertThat(page.locator("#answer")).containsText("intent-differs");
  }

  @Test
  void isWhollyUsedWithTheKeyboard() {
    Page page = visit("/check");
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the content")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Payload")).isFocused();
    page.keyboard().insertText(SIGNED);
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("or a file")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Wallet")).isVisible();
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Wallet")).isHidden();
    page.keyboard().press("Tab");
    Locator send = page.getByRole(AriaRole.BUTTON, named("Check it"));
    assertThat(send).isFocused();
    assertThat(send).hasCSS("outline-style", "solid");
    page.keyboard().press("Enter");
    assertThat(page.locator("#answer .verdict")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#answer .findings a").first()).isFocused();
  }

  @Test
  void saysThatPasskeysNeedScripts() {
    Page page = stranger("/sign-in", new NewContextOptions().setJavaScriptEnabled(false));
    assertThat(page.locator("noscript p")).isVisible();
  }

  @Test
  void findsAnAnswerAgainUnderItsAddress() {
    Page page = visit("/check?example=signed");
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    page.locator("#answer .record a").first().click();
    page.waitForURL(Pattern.compile("/checks/[0-9a-f-]{36}$"));
    assertThat(page.locator(".verdict")).containsText("Deny");
    page.getByRole(AriaRole.LINK, named("unknown-delegatecall")).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("What to do"))).isVisible();
    assertThat(violations()).isEmpty();
  }

  @Test
  void copiesAHash() {
    Page page =
        visit(
            "/example",
            new NewContextOptions().setPermissions(List.of("clipboard-write", "clipboard-read")));
    page.getByRole(AriaRole.BUTTON, named("Copy the Safe transaction hash")).last().click();
    assertThat(page.locator("#announce")).containsText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(SAFE_TX_HASH);
  }

  @Test
  void runsNothingThatAPayloadCarries() {
    Page page = visit("/check");
    page.getByLabel("Payload")
        .fill("Sign <img src=x onerror=\"document.title='taken'\"><script>alert(1)</script> in");
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    assertThat(page.locator("#answer .verdict")).containsText("Hold");
    assertThat(page.locator("#answer img, #answer script")).hasCount(0);
    assertThat(page.locator("#answer")).containsText("<img src=x");
    assertThat(page.title()).startsWith("Check a payload");
    assertThat(violations()).isEmpty();
  }

  @Test
  void saysThatTheServerIsGone() {
    Page page = visit("/check?example=signed");
    page.context().setOffline(true);
    page.getByRole(AriaRole.BUTTON, named("Check it")).click();
    assertThat(page.locator("#answer")).containsText("The server does not answer");
    assertThat(page.locator("#answer")).containsText("do not sign");
  }

  @Test
  void keepsTheThemeThatWasChosen() {
    Page page = visit("/check");
    String before = background(page);
    Locator toggle = page.getByRole(AriaRole.BUTTON, named("Use the dark theme"));
    toggle.focus();
    page.keyboard().press("Enter");
    String dark = background(page);
    assertThat(dark).isNotEqualTo(before);
    page.reload();
    page.waitForSelector("h1"); // after the page on which the session proves itself again
    assertThat(background(page)).isEqualTo(dark);
    assertThat(page.getByRole(AriaRole.BUTTON, named("Use the light theme"))).isVisible();
  }

  private static String background(Page page) {
    return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }
}
