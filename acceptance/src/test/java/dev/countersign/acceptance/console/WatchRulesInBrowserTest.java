package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.acceptance.node.Anvil;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules over what moves: seen, tried and kept. */
class WatchRulesInBrowserTest {
  private static final String RULES =
      """
      watch: 1
      name: Ours
      rules:
        - name: whatever leaves
          when: { direction: out }
          sentence: "{wallet} paid {amount}."
          examples:
            - name: one
              given: { own: hot }
              moves: [ { from: hot, to: stranger, amount: 1 } ]
              alerts: [1]
      """;

  @Test
  void rulesAreTriedBeforeTheyAreKeptAndMistakesAreSaidWithTheirPlace(@TempDir Path data) {
    try (Anvil anvil = Anvil.start(31_337);
        TwoPeople two = new TwoPeople(data.resolve("data"), anvil)) {
      Somebody ada = two.ada();
      Page page = ada.at("/watch");
      page.getByRole(AriaRole.LINK, named("Watch rules")).click();
      assertThat(page.locator("h1")).hasText("Watch rules");
      assertThat(page.locator("main")).containsText("the rules that Countersign comes with");
      TwoPeople.examine(page, "the rules that are shipped");

      page.getByLabel("The document").fill(RULES + "colour: red\n");
      press(page, "Try");
      assertThat(page.locator("#rules-answer")).containsText("line 12, column 1: ");
      TwoPeople.examine(page, "rules with a mistake");
      press(page, "Keep");
      assertThat(page.locator("#edit .trouble-line")).containsText("line 12, column 1: ");

      page.getByLabel("The document").fill(RULES.replace("alerts: [1]", "alerts: none"));
      press(page, "Try");
      assertThat(page.locator("#rules-answer")).containsText("expected no alert");
      page.getByLabel("The document").fill(RULES);
      press(page, "Try");
      assertThat(page.locator("#rules-answer")).containsText("✓ whatever leaves: one");
      assertThat(page.locator("#rules-answer")).containsText("Nothing has moved yet");
      TwoPeople.examine(page, "rules that can be kept");
      press(page, "Keep");
      assertThat(page.locator("main")).containsText("In force: Ours");
      assertThat(page.locator("main")).containsText("Kept ");
      assertThat(page.locator("main")).not().containsText("nobody has kept others");
      assertThat(ada.violations()).isEmpty();
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
