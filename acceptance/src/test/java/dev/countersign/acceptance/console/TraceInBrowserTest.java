package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of somebody in a hurry: from the form to who can stop it, the graph and the report. */
class TraceInBrowserTest extends InBrowser {
  @Test
  void leadsFromTheFormToTheGraphTheWayAndTheReport() {
    Page page = visit("/traces/new?example=1", new NewContextOptions().setAcceptDownloads(true));
    page.getByText("Follow it").click();
    assertThat(page.locator(".conserved")).containsText("Nothing is missing");
    assertThat(page.locator(".place").first()).containsText("At exchanges and services");
    String path = URI.create(page.url()).getPath();
    Download report = page.waitForDownload(() -> page.getByText("Report (PDF)").click());
    assertThat(report.suggestedFilename()).endsWith("-report.pdf");
    page.locator(".place-mixer a.told").first().click();
    assertThat(page.locator("#opened")).containsText("together 1,000 ETH");
    page.keyboard().press("Escape");
    assertThat(page.locator("#opened")).isHidden();
    graph(page);
    chart(page, "Stages", "#stages-chart canvas");
    chart(page, "Timeline", "#timeline-chart canvas");
    page.getByText("Accounts", new Page.GetByTextOptions().setExact(true)).click();
    page.getByLabel("Address or name").fill("example exchange");
    page.keyboard().press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(violations()).isEmpty();
    appearance(path);
  }

  private static void graph(Page page) {
    page.getByText("Graph", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("[data-ready]");
    Locator words = page.locator("#graph-words");
    int first = shown(words);
    page.locator("#graph-canvas").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(shown(words)).isGreaterThan(first);
    page.keyboard().press("p");
    assertThat(page.locator("#graph-panel")).containsText("Unpin");
    page.getByLabel("Find an account").fill("Example Exchange");
    page.keyboard().press("Enter");
    assertThat(page.locator("#graph-way li").last()).containsText("Example Exchange");
    assertThat(page.locator("#graph-way")).containsText("up to 160.5268 ETH came this way");
    page.getByText("Unfold all").click();
    assertThat(words).containsText("156 of 156 accounts are shown");
    page.locator("#graph-dust").fill("40");
    assertThat(words).containsText("hidden as dust");
    page.locator("#graph-dust").fill("0");
    page.locator("#graph-time").fill("10");
    assertThat(words).not().containsText("156 of 156");
    page.getByText("The same as a table").click();
    assertThat(page.locator("#graph-rows tbody tr").first()).containsText("the theft");
  }

  private static int shown(Locator words) {
    return Integer.parseInt(words.innerText().replaceFirst(" .*", ""));
  }

  private static void chart(Page page, String tab, String canvas) {
    page.getByText(tab, new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(canvas)).isVisible();
    assertThat(page.locator("table.rows tbody tr").first()).isVisible();
  }

  private void appearance(String path) {
    Page page =
        visit(
            path,
            new NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(390, 900));
    for (String one : List.of("", "/graph", "/stages", "/timeline", "/accounts", "/transactions")) {
      page.navigate(URI.create(page.url()).resolve(path + one).toString());
      page.waitForSelector(".tabs");
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as("sideways scrolling of " + one)
          .isEqualTo(0);
      assertThat((List<?>) page.evaluate(script("contrast.js"))).as("contrast of " + one).isEmpty();
    }
    assertThat(violations()).isEmpty();
  }
}
