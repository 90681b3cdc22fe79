package dev.countersign.acceptance.tour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.countersign.acceptance.console.Chromium;
import dev.countersign.acceptance.manual.Project;
import dev.countersign.server.visit.Prepared;
import dev.countersign.tour.web.TourServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour as a newcomer has it: a page, its steps, and the console behind glass. */
class TourInBrowserTest {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void playsStepByStepAndShowsTheConsoleBehindGlass(@TempDir Path folder) throws Exception {
    try (TourServer tour = TourServer.start(Project.ROOT, Prepared.in(folder.resolve("data")), 0);
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright)) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
      page.onPageError(complaints::add);
      page.navigate(tour.address().toString());
      assertThat(page.locator("#status")).containsText("0 of ", SOON);
      FrameLocator console = page.frameLocator("#console");
      assertThat(console.locator("body")).containsText("Play the first step.");

      page.locator("button.play").click();
      assertThat(page.locator("#status")).containsText("1 of ", SOON);
      assertThat(page.locator("#chapters li.done")).containsText("The answer: Dangerous.");
      assertThat(console.locator(".banner")).containsText("Dangerous", SOON);
      assertThat(page.locator("#as")).containsText("As the requester sees it.");
      page.locator("#looks button").nth(1).click();
      assertThat(page.locator("#as")).containsText("As the security engineer sees it.");
      assertThat(console.locator("h1")).containsText("The pre-employment test");
      assertThat(console.locator("script[src*='session.js']")).hasCount(0);

      page.locator("button.play").click();
      assertThat(page.locator("#status")).containsText("2 of ", SOON);
      Locator looks = page.locator("#looks button");
      assertThat(looks.first()).containsText("What was found");
      assertThat(complaints).isEmpty();

      refusesWhatIsNotAsked(tour.address());
    }
  }

  private void refusesWhatIsNotAsked(URI tour) throws IOException, InterruptedException {
    assertThat(post(tour, "/tour/next", "http://evil.example")).isEqualTo(403);
    assertThat(post(tour, "/tour/next", null)).isEqualTo(403);
    assertThat(post(tour, "/stop", tour.toString())).isEqualTo(405);
    assertThat(get(tour, "/tour/see?as=SECURITY&path=%2F%2Fevil.example").statusCode())
        .isEqualTo(404);
    assertThat(get(tour, "/tour/see?as=NOBODY&path=%2F").statusCode()).isEqualTo(404);
    HttpResponse<String> page = get(tour, "/stop");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'self'");
    assertThat(page.headers().allValues("Set-Cookie")).as("no session of anybody's").isEmpty();
  }

  private HttpResponse<String> get(URI tour, String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(tour.resolve(path)).build(), BodyHandlers.ofString());
  }

  private int post(URI tour, String path, @Nullable String origin)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tour.resolve(path)).POST(BodyPublishers.noBody());
    if (origin != null) {
      request.header("Origin", origin);
    }
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
