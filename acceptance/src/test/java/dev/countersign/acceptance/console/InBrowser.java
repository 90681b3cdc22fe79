package dev.countersign.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.countersign.acceptance.manual.Project;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
  private final VirtualPasskey founder = new VirtualPasskey();

  @BeforeAll
  void open(@TempDir Path data) throws IOException {
    Prepared.in(data);
    server =
        Server.start(
            new ServerOptions(
                0, null, data, null, nodes(data), List.of(), Clock.systemUTC(), progress -> {}));
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
    found();
  }

  /**
   * The nodes that the server is started with.
   *
   * @param data its folder, into which other things that it knows may be put
   */
  List<NodeClient> nodes(Path data) throws IOException {
    return List.of();
  }

  private void found() {
    Page page = opened(new NewContextOptions());
    try (VirtualPasskey.InPage passkey = founder.in(page)) {
      page.navigate(String.valueOf(server.enrolmentLink()));
      page.getByLabel("Your name").fill("Ada Example");
      page.getByLabel("Your mail address").fill("ada@example.com");
      page.getByText("Register a passkey").last().click();
      page.waitForURL(server.address() + "/");
    }
    closePages();
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

  /** A page of the console, which the founder has signed in to, in a browser of its own. */
  Page visit(String path) {
    return visit(path, new NewContextOptions());
  }

  /** The same in a browser of that kind. */
  Page visit(String path, NewContextOptions options) {
    Page page = opened(options);
    try (VirtualPasskey.InPage passkey = founder.in(page)) {
      page.navigate(server.address() + "/sign-in?to=" + path.replace("?", "%3F"));
      page.getByText("Sign in with a passkey").click();
      page.waitForURL(url -> !url.contains("/sign-in"));
    }
    return page;
  }

  /** Puts the founder's passkey into a page. */
  VirtualPasskey.InPage passkey(Page page) {
    return founder.in(page);
  }

  /** A page for somebody who has not signed in. */
  Page stranger(String path, NewContextOptions options) {
    Page page = opened(options);
    page.navigate(server.address().resolve(path).toString());
    return page;
  }

  /** Goes on to another page, as whoever is in the window already; it is shown, and no other. */
  Page go(Page page, String path) {
    String wanted = server.address().resolve(path).toString();
    page.navigate(wanted);
    page.waitForSelector("h1"); // a page that renews the session's seal has none
    if (!page.url().equals(wanted)) {
      throw new AssertionError(wanted + " leads to " + page.url());
    }
    return page;
  }

  private Page opened(NewContextOptions options) {
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
