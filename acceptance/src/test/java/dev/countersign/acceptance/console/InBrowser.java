package dev.countersign.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.countersign.acceptance.manual.Project;
import dev.countersign.gate.known.Known;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server and a browser for the tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
  static final String SAFE_TX_HASH =
      "0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8";

  private final List<String> violations = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private Server server;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void open(@TempDir Path data) {
    server = Server.start(new ServerOptions(0, data, null, Known.NOTHING, null, progress -> {}));
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  void close() {
    playwright.close();
    server.close();
  }

  @AfterEach
  void closePages() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    violations.clear();
  }

  /** A page of the console in a browser of its own, such as {@code /}. */
  Page visit(String path) {
    return visit(path, new NewContextOptions());
  }

  /** The same in a browser of that kind. */
  Page visit(String path, NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    contexts.add(context);
    Page page = context.newPage();
    page.onPageError(violations::add);
    page.onConsoleMessage(message -> {
      // What the server refuses is also noted by the browser, and is none of the page's doing.
      if (!message.text().startsWith("Failed to load resource")
          && (message.type().equals("error") || message.type().equals("warning"))) {
        violations.add(message.text());
      }
    });
    page.navigate(server.address().resolve(path).toString());
    return page;
  }

  /** What the browser's console complained of: scripts that failed, policies that were broken. */
  List<String> violations() {
    return violations;
  }

  /** The text of an example's file. */
  static String example(String file) {
    try {
      return Files.readString(Project.ROOT.resolve("examples").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script of the tests. */
  static String script(String name) {
    try (InputStream in = InBrowser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("there is no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
