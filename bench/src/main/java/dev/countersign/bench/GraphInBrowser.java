package dev.countersign.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import dev.countersign.acceptance.console.Chromium;
import dev.countersign.acceptance.console.VirtualPasskey;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The console's graph of a trace over five thousand accounts, in Chromium without a window, moved
 * by mouse events as a person's: how long each frame takes, by {@code requestAnimationFrame}, and
 * which tasks hold the page up for more than 50 ms (Long Tasks API).
 */
final class GraphInBrowser {
  private static final String WATCH =
      """
      window.longTasks = [];
      new PerformanceObserver((list) =>
        list.getEntries().forEach((one) => window.longTasks.push(one.duration))).observe({ type: "longtask" });
      window.watch = () => {
        window.frames_ = [];
        window.longTasks.length = 0;
        window.watching = true;
        let before = performance.now();
        const next = (now) => {
          window.frames_.push(now - before);
          before = now;
          if (window.watching) requestAnimationFrame(next);
        };
        requestAnimationFrame((now) => { before = now; requestAnimationFrame(next); });
      };
      window.watched = () => {
        window.watching = false;
        const all = window.frames_.slice().sort((a, b) => a - b);
        const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
        return [all.length, at(0.5), at(0.95), all[all.length - 1] ?? 0, window.longTasks.length,
          Math.max(0, ...window.longTasks)];
      };
      """;

  private final Report report;
  private final Page page;

  private GraphInBrowser(Report report, Page page) {
    this.report = report;
    this.page = page;
  }

  static void measure(Report report) throws IOException {
    Path data = Files.createTempDirectory("graph-").resolve("data");
    Prepared.in(data);
    LargeTheft.write(data);
    try (Server server =
            Server.start(
                new ServerOptions(
                    0, null, data, null, List.of(), List.of(), Clock.systemUTC(), words -> {}));
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright);
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
      context.addInitScript(WATCH);
      Page page = context.newPage();
      new GraphInBrowser(report, page).run(server);
    }
  }

  private void run(Server server) {
    try (VirtualPasskey.InPage passkey = new VirtualPasskey().in(page)) {
      page.navigate(Objects.requireNonNull(server.enrolmentLink()).toString());
      page.getByLabel("Your name").fill("Ada Example");
      page.getByLabel("Your mail address").fill("ada@example.com");
      page.getByText("Register a passkey").last().click();
      page.waitForURL(server.address() + "/");
    }
    page.navigate(
        server.address() + "/traces/new?ledger=large&labels=large&from=" + LargeTheft.THIEF);
    page.waitForSelector("h1");
    page.getByText("Follow it").click();
    page.waitForSelector(".conserved");
    page.getByText("Graph", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForSelector("[data-ready]");
    Object loaded =
        page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => setTimeout(() =>"
                + " done(performance.now()))))");
    report.told(
        "Graph of 5,000 accounts: from asking for the page to its first picture",
        String.format(Locale.ROOT, "%.0f ms", ((Number) loaded).doubleValue()));
    Locator canvas = page.locator("#graph-canvas");
    canvas.evaluate("it => it.scrollIntoView({ block: 'center' })");
    around("folded", canvas);
    expand(canvas);
    watched(
        "unfolding all at once",
        () -> {
          page.locator("#graph-all").click();
          page.waitForTimeout(1_500);
        });
    String shown = page.locator("#graph-words").innerText();
    if (!shown.startsWith("5000 of 5000")) {
      throw new AssertionError("not all are shown: " + shown);
    }
    around("all 5,000 unfolded", canvas);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("bench/target/graph-of-5000.png")));
  }

  private void around(String state, Locator canvas) {
    BoundingBox box = canvas.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height - 40;
    watched(
        state + ", panned",
        () -> {
          page.mouse().move(x, y);
          page.mouse().down();
          for (int i = 0; i < 120; i++) {
            page.mouse().move(x + 200 * Math.sin(i / 10.0), y - 2 * i);
            page.waitForTimeout(8);
          }
          page.mouse().up();
          page.waitForTimeout(500);
        });
    watched(
        state + ", zoomed",
        () -> {
          for (int i = 0; i < 40; i++) {
            page.mouse().wheel(0, i < 20 ? -60 : 60);
            page.waitForTimeout(16);
          }
          page.waitForTimeout(500);
        });
  }

  /** Unfolds groups by double-clicking them, the largest that can be seen first. */
  private void expand(Locator canvas) {
    watched(
        "ten groups unfolded by double-clicks",
        () -> {
          for (int i = 0; i < 10; i++) {
            Object place =
                canvas.evaluate(
                    """
                    (it) => {
                      const box = it.getBoundingClientRect();
                      const free = it.cytoscape.nodes(".group").filter((one) => {
                        const at = one.renderedPosition();
                        return at.x > 30 && at.x < box.width - 360 && at.y > 60 && at.y < box.height - 30;
                      });
                      if (free.empty()) {
                        it.cytoscape.fit(undefined, 40);
                        return null;
                      }
                      const at = free.max((one) => one.data("size")).ele.renderedPosition();
                      return [box.x + at.x, box.y + at.y];
                    }
                    """);
            if (place instanceof List<?> at) {
              page.mouse()
                  .dblclick(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
            }
            page.waitForTimeout(400);
          }
        });
    System.out.println(page.locator("#graph-words").innerText());
  }

  private void watched(String what, Runnable work) {
    page.evaluate("watch()");
    work.run();
    List<?> told = (List<?>) page.evaluate("watched()");
    double[] all = told.stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();
    report.told(
        "Graph of 5,000 accounts, " + what + ": frames",
        String.format(
            Locale.ROOT,
            "%.0f frames: p50 %.1f ms, p95 %.1f ms, slowest %.0f ms; %.0f tasks over 50 ms, the"
                + " longest %.0f ms",
            all[0],
            all[1],
            all[2],
            all[3],
            all[4],
            all[5]));
  }
}
