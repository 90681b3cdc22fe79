package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.value.Address;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can reach a wallet, its review, and the posture, at a browser with a real Safe. */
class WalletAccessInBrowserTest {
  private static final Address FIRST = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address SECOND = Address.of("0x00000000000000000000000000000000000000b2");

  @Test
  void isShownToldAndReviewed(@TempDir Path data) {
    try (Anvil anvil = Anvil.start(31_337);
        Server server =
            Server.start(
                new ServerOptions(
                    0,
                    null,
                    Prepared.in(data.resolve("data")),
                    null,
                    List.of(anvil),
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
      Page posture = ada.at("/posture");
      assertThat(posture.locator("#owners-known")).hasAttribute("data-state", "cannot-tell");
      opened(posture);
      examine(posture, "the posture of a new installation");

      wallet(anvil, ada, ben);
      Page all = ada.at("/wallets/access");
      all.getByText("Say whose an address is").click();
      all.getByText("Bring a list").click();
      examine(all, "all wallets");
      all.getByLabel("Name of the list").fill("vault");
      all.getByLabel("Choose the file")
          .setInputFiles(
              new FilePayload(
                  "vault.csv",
                  "text/csv",
                  "wallet,holder,right\ntreasury,mallory@example.com,reach-key\n"
                      .getBytes(StandardCharsets.UTF_8)));
      assertThat(all.getByLabel("or paste it")).hasValue(
          "wallet,holder,right\ntreasury,mallory@example.com,reach-key\n");
      ada.press("See what would change");
      assertThat(ada.page().locator("main"))
          .containsText("mallory@example.com (person) reaches its key of treasury, by vault");
      examine(ada.page(), "what a list would change");
      ada.press("Take it");

      ada.page().getByText("treasury").first().click();
      Page access = ada.page();
      access.waitForSelector("#reach-graph canvas");
      assertThat(access.locator("#reach-words")).containsText("in red");
      assertThat(access.locator(".reach-notes").first())
          .containsText("Nobody knows whose the owner " + FIRST);
      assertThat(access.locator(".rows.reach")).containsText("mallory@example.com");
      examine(access, "who can reach a wallet");

      access.getByText("Review it").click();
      access.getByText("Who can reach it was never reviewed.").waitFor();
      ada.press("Begin a review");
      examine(ada.page(), "a review");
      Locator line =
          ada.page()
              .locator(".review-line", new Page.LocatorOptions().setHasText("mallory"))
              .first();
      line.getByLabel("Decision").selectOption("removed");
      line.getByText("Decide").click();
      assertThat(line.locator(".trouble-line")).containsText("Say in the comment why");
      line.getByLabel("Comment").fill("Ben takes it away today");
      ada.press(line, "Decide");
      assertThat(
              ada.page()
                  .locator(".review-line", new Page.LocatorOptions().setHasText("mallory"))
                  .first())
          .containsText("to be removed");
      assertThat(ada.page().locator("main")).containsText("This right is your own");
      assertThat(ada.violations()).isEmpty();
      assertThat(ben.violations()).isEmpty();
    }
  }

  private static void wallet(Anvil anvil, Somebody ada, Somebody ben) {
    Address key = Address.of(ada.at("/wallets").locator("tbody code").first().innerText());
    Address safe =
        new SafeDeployment(anvil).create(SafeRelease.V1_4_1, 2, key, FIRST, SECOND).address();
    Page wallets = ada.at("/wallets");
    wallets.getByLabel("Chain id").fill("31337");
    wallets.getByLabel("The Safe’s address").fill(safe.toString());
    wallets.getByLabel("Label").fill("treasury");
    ben.agrees(ada.proposes("Add a wallet"));
  }

  private static void opened(Page page) {
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
