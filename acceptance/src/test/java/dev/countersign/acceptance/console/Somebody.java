package dev.countersign.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.server.Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser of their own, with a passkey of their own. */
final class Somebody implements AutoCloseable {
  private final Server server;
  private final Page page;
  private final VirtualPasskey.InPage passkey;
  private final List<String> violations = new ArrayList<>();

  Somebody(Server server, Browser browser) {
    this.server = server;
    this.page = browser.newContext().newPage();
    this.passkey = new VirtualPasskey().in(page);
    page.onPageError(violations::add);
  }

  /** Founds the installation. */
  Somebody founds(String name, String email) {
    page.navigate(String.valueOf(server.enrolmentLink()));
    page.getByLabel("Your name").fill(name);
    page.getByLabel("Your mail address").fill(email);
    page.getByText("Register a passkey").last().click();
    page.waitForURL(server.address() + "/");
    return this;
  }

  /** Comes in by a link, and returns the code that they are asked for. */
  String comesIn(String link) {
    page.navigate(link);
    page.getByText("Register a passkey").last().click();
    page.waitForURL(url -> !url.contains("/enrol"));
    at("/me");
    return page.locator(".code-shown").innerText();
  }

  /** Goes to a page. */
  Page at(String path) {
    page.navigate(server.address().resolve(path).toString());
    page.waitForSelector("h1");
    return page;
  }

  Page page() {
    return page;
  }

  /** Presses the button that leads to another page. */
  void press(String button) {
    press(page.locator("main"), button);
  }

  void press(Locator within, String button) {
    page.evaluate("document.body.classList.add('before')");
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
    page.locator("body:not(.before), .trouble-line:visible").first().waitFor();
    refusal();
  }

  /** Proposes what a page's form says, and returns the change's path. */
  String proposes(String heading) {
    press(
        page.locator("section", new Page.LocatorOptions().setHas(page.getByText(heading))),
        "Propose, with your passkey");
    return path();
  }

  /** Agrees to a change. */
  void agrees(String change) {
    at(change);
    clickAndStay("Agree, with your passkey");
  }

  /** Presses a button that shows the same page anew. */
  void clickAndStay(String button) {
    page.evaluate("document.body.classList.add('before')");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).first().click();
    page.locator("body:not(.before), .trouble-line:visible").first().waitFor();
    refusal();
  }

  private void refusal() {
    if (page.locator("body.before .trouble-line:visible").count() > 0) {
      throw new AssertionError(page.locator(".trouble-line:visible").first().innerText());
    }
  }

  String path() {
    return URI.create(page.url()).getPath();
  }

  List<String> violations() {
    return violations;
  }

  @Override
  public void close() {
    passkey.close();
    page.context().close();
  }
}
