package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.value.Address;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can reach a wallet, its review, and the posture, at a browser with a real Safe. */
class WalletAccessInBrowserTest {
  private static final Address FIRST = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address SECOND = Address.of("0x00000000000000000000000000000000000000b2");

  @Test
  void isShownToldAndReviewed(@TempDir Path data) {
    try (Anvil anvil = Anvil.start(31_337);
        TwoPeople two = new TwoPeople(data.resolve("data"), anvil)) {
      Somebody ada = two.ada();
      Somebody ben = two.ben();
      Page posture = ada.at("/posture");
      assertThat(posture.locator("#owners-known")).hasAttribute("data-state", "cannot-tell");
      TwoPeople.open(posture);
      TwoPeople.examine(posture, "the posture of a new installation");

      wallet(anvil, ada, ben);
      Page all = ada.at("/wallets/access");
      all.getByText("Say whose an address is").click();
      all.getByText("Bring a list").click();
      TwoPeople.examine(all, "all wallets");
      all.getByLabel("Name of the list").fill("vault");
      all.getByLabel("Choose the file")
          .setInputFiles(
              new FilePayload(
                  "vault.csv",
                  "text/csv",
                  "wallet,holder,right\ntreasury,mallory@example.com,reach-key\n"
                      .getBytes(StandardCharsets.UTF_8)));
      assertThat(all.getByLabel("or paste it"))
          .hasValue("wallet,holder,right\ntreasury,mallory@example.com,reach-key\n");
      ada.press("See what would change");
      assertThat(ada.page().locator("main"))
          .containsText("treasury: mallory@example.com (person) reaches its key, by vault");
      TwoPeople.examine(ada.page(), "what a list would change");
      ada.press("Take it");

      ada.page().getByText("treasury").first().click();
      Page access = ada.page();
      access.waitForSelector("#reach-graph canvas");
      assertThat(access.locator("#reach-words")).containsText("in red");
      assertThat(access.locator(".reach-notes").first())
          .containsText("Nobody knows whose the owner " + FIRST);
      assertThat(access.locator(".rows.reach")).containsText("mallory@example.com");
      TwoPeople.examine(access, "who can reach a wallet");

      access.getByText("Review it").click();
      access.getByText("Who can reach it was never reviewed.").waitFor();
      ada.press("Begin a review");
      TwoPeople.examine(ada.page(), "a review");
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
      assertThat(
              ada.page()
                  .locator(".review-line", new Page.LocatorOptions().setHasText("mallory"))
                  .first()
                  .getByLabel("Decision"))
          .hasValue("removed");
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
    wallets.locator("#label").fill("treasury");
    ben.agrees(ada.proposes("Add a wallet"));
  }
}
