package dev.countersign.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A new installation and its first two people, each at a browser of their own: Ada, who founded it,
 * and Ben of security, both administrators.
 */
final class TwoPeople implements AutoCloseable {
  private final Server server;
  private final Playwright playwright;
  private final Browser browser;
  private final Somebody ada;
  private final Somebody ben;

  /** With the server's data there, and those nodes. */
  TwoPeople(Path data, NodeClient... nodes) {
    this(Server.start(options(data, nodes)));
  }

  /** At a server of which nobody is a member yet; it is closed with this. */
  TwoPeople(Server server) {
    this.server = server;
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
    ada = new Somebody(server, browser);
    ben = new Somebody(server, browser);
    ada.founds("Ada Example", "ada@example.com");
    FirstTransferTest.letIn(
        ada, ada, ada, ben, "Ben Example", "ben@example.com", "administrator", "security");
  }

  static ServerOptions options(Path data, NodeClient... nodes) {
    return new ServerOptions(
        0,
        null,
        Prepared.in(data),
        null,
        List.of(nodes),
        List.of(),
        Clock.systemUTC(),
        progress -> {});
  }

  Server server() {
    return server;
  }

  Browser browser() {
    return browser;
  }

  Somebody ada() {
    return ada;
  }

  Somebody ben() {
    return ben;
  }

  /** Opens what is folded on a page. */
  static void open(Page page) {
    page.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
  }

  /** Whether a page fits and can be read: light and dark, on a phone and on a desk. */
  static void examine(Page page, String what) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(390, 1440)) {
        page.setViewportSize(width, 900);
        AppearanceTest.examine(page, what + ", " + scheme + ", " + width);
      }
    }
  }

  @Override
  public void close() {
    ben.close();
    ada.close();
    browser.close();
    playwright.close();
    server.close();
  }
}
