package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.Test;

/** A page that is looked at while things change. */
class LiveInBrowserTest extends InBrowser {
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

  @Test
  void takesOverWhatChangedAndLeavesWhatIsBeingWritten() {
    Page page = visit("/changes");
    assertThat(page.locator("[data-part=open]")).containsText("Nothing waits.");
    String change = propose("cy@example.com");
    assertThat(page.locator("[data-part=open]")).containsText("cy@example.com", SOON);

    page.navigate(page.url() + "/" + change);
    page.getByLabel("Reason, if you like").fill("I am still writing");
    withdraw(change);
    assertThat(page.locator("[data-part=lead]")).containsText("withdrawn", SOON);
    assertThat(page.getByLabel("Reason, if you like")).hasValue("I am still writing");
    assertThat(page.locator("#announce")).containsText("It is withdrawn now.", SOON);
    assertThat(violations()).isEmpty();
  }

  @Test
  void saysThatTheSessionEnded() {
    Page page = visit("/changes");
    Page me = page.context().newPage();
    me.navigate(page.url().replace("/changes", "/me"));
    me.getByText("Sign out").first().click();
    assertThat(page.locator("#notice")).containsText("The session has ended", SOON);
  }

  /** By the same person in another browser. */
  private String propose(String email) {
    Page other = visit("/people");
    other.locator("#name").fill("Cy Example");
    other.locator("#email").fill(email);
    other.locator("input[name=role-approver]").check();
    return inOther(other, "Propose, with your passkey");
  }

  private void withdraw(String change) {
    Page other = visit("/changes/" + change);
    Locator button = other.getByText("Take it back").last();
    button.click();
    assertThat(other.locator("[data-part=lead]")).containsText("withdrawn", SOON);
  }

  private String inOther(Page other, String button) {
    try (VirtualPasskey.InPage passkey = passkey(other)) {
      other.getByText(button).first().click();
      other.waitForURL(url -> url.matches(".*/changes/[0-9a-f-]{36}"));
    }
    return other.url().replaceFirst(".*/changes/", "");
  }
}
