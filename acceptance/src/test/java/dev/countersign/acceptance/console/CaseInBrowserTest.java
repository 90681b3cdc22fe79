package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.Server;
import dev.countersign.server.visit.Raising;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case as two people see it: it appears by itself, is decided in, and is opened by hand. */
class CaseInBrowserTest {
  private static final String WALLET = "wallet/00000000-0000-0000-0000-000000000001";

  @Test
  void aCaseAppearsIsDecidedInAndNobodyOverwritesAnother(@TempDir Path folder) {
    Raising raising = Raising.in(() -> Server.start(TwoPeople.options(folder.resolve("data"))));
    try (TwoPeople two = new TwoPeople(raising.server())) {
      Page list = two.ben().at("/cases");
      assertThat(list.locator(".empty-card")).containsText("Nothing is open");
      TwoPeople.examine(list, "no cases");

      raising.moved(Severity.CRITICAL, WALLET, "first", 100);
      assertThat(list.locator(".campaigns li")).hasCount(1); // by itself
      assertThat(list.locator(".campaigns li")).containsText("1 decision, due in");
      assertThat(list.locator("#waits-cases")).hasText("1");
      TwoPeople.examine(list, "cases");

      list.locator(".campaigns a").first().click();
      list.waitForSelector(".case-task");
      String at = two.ben().path();
      // Her page stays as she opened it; else it may have taken over the change before she presses.
      two.ada().page().route("**/live?*", Route::abort);
      Page adas = two.ada().at(at);
      assertThat(adas.locator(".case-task")).containsText("security decides that");
      adas.getByLabel("A note").fill("I am calling the exchange");
      adas.getByLabel("Does what").selectOption("follows");

      TwoPeople.open(list);
      TwoPeople.examine(list, "a case");
      decides(two.ben(), "All signing is stopped", "Pressed at once");
      assertThat(list.locator(".banner")).containsText("contained");
      assertThat(list.locator(".case-task")).hasCount(4);
      assertThat(list.locator(".case-rest")).containsText("All signing is stopped, says Ben");

      adas.getByText("Give them that part").click();
      assertThat(adas.locator(".trouble-line:visible"))
          .containsText("changed by somebody else while you looked at it");
      assertThat(adas.getByLabel("A note")).hasValue("I am calling the exchange");
      adas.getByText("Add it").click();
      assertThat(adas.getByLabel("A note")).hasValue("");
      assertThat(adas.locator("main")).containsText("I am calling the exchange");
      TwoPeople.open(adas);
      TwoPeople.examine(adas, "a case that is contained");

      raising.moved(Severity.CRITICAL, WALLET, "second", 101);
      assertThat(list.locator(".case-timeline")).containsText("says so: second");

      Page fresh = two.ben().at(at.replaceAll("/cases/.*", "/cases/new"));
      TwoPeople.examine(fresh, "a case by hand");
      fresh.getByLabel("What happened, in a sentence").fill("They ask for keys of others");
      fresh.getByLabel("Whom is it about?").selectOption("Ada Example");
      two.ben().press("Open the case");
      assertThat(fresh.locator("h1")).containsText("-0002");
      TwoPeople.open(fresh);
      TwoPeople.examine(fresh, "a case about somebody");
      assertThat(two.ada().at(two.ben().path()).locator("main"))
          .containsText("This case is about you");
      assertThat(two.ben().violations()).isEmpty();
      assertThat(two.ada().violations()).isEmpty();
    }
  }

  private static void decides(Somebody who, String answer, String words) {
    Locator task = who.page().locator(".case-task").first();
    task.getByLabel(answer).check();
    task.getByLabel("In your words").fill(words);
    who.press(task, "Decide");
  }
}
