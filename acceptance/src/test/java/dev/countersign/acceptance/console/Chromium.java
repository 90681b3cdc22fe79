package dev.countersign.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The machine's own Chromium; none is downloaded. */
public final class Chromium {
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  private Chromium() {}

  /**
   * Playwright without a browser of its own. What a page is expected to show may take half a
   * minute: beside other tests on two processors an answer took more than the usual five seconds.
   */
  public static Playwright playwright() {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** The browser, without a window. */
  public static Browser launch(Playwright playwright) {
    return launch(playwright, List.of());
  }

  /** The same with what it is told besides. */
  public static Browser launch(Playwright playwright, List<String> more) {
    boolean root = "root".equals(System.getProperty("user.name"));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program())
                // Chromium's sandbox does not run as root.
                .setArgs(
                    Stream.concat(root ? Stream.of("--no-sandbox") : Stream.of(), more.stream())
                        .toList()));
  }

  private static Path program() {
    return Stream.concat(
            Stream.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "")), USUAL.stream())
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "these tests need Chromium: install it, or set CHROMIUM to its program"));
  }
}
