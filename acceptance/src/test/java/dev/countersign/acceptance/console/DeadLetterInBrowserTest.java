package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Server;
import dev.countersign.server.visit.Raising;
import dev.countersign.topic.FindingForm;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings that could not be read, as security sees them: tried again and set aside. */
class DeadLetterInBrowserTest {
  private static byte[] finding() {
    WatchFinding code = WatchFinding.RULE_MATCHED;
    return FindingForm.write(
        new Alert(
            code,
            code.severity(),
            "chain/1",
            "rule/much-in-an-hour",
            "much-in-an-hour/1",
            "401,346.76 ETH moved within an hour.",
            Map.of("rule", "much-in-an-hour", "amount", "401346.768858404671 ETH"),
            Optional.of(
                new Sighting(1, Optional.of(21_895_238L), Optional.of(Bytes.of(new byte[32])))),
            Instant.ofEpochSecond(1_772_000_000)));
  }

  @Test
  void whatCouldNotBeReadIsTriedAgainAndSetAside(@TempDir Path folder) {
    Raising raising = Raising.in(() -> Server.start(TwoPeople.options(folder.resolve("data"))));
    try (TwoPeople two = new TwoPeople(raising.server())) {
      Somebody ben = two.ben();
      Page page = ben.at("/incidents/dead-letters");
      assertThat(page.locator(".empty-card")).containsText("was ever given a topic of findings");
      TwoPeople.examine(page, "no findings that could not be read");

      raising.deadLetter(4_711, finding());
      raising.deadLetter(
          4_712,
          """
          {"rule": "much-in-an-hour", "said": "tried by hand, to see whether the topic is there",
           "at": "2026-02-25", "by": "the night shift"}
          """
              .getBytes(StandardCharsets.UTF_8));
      raising.deadLetter(4_713, new byte[0]);
      page = ben.at("/incidents");
      page.getByText("Not read").click();
      page.waitForURL(url -> url.endsWith("/incidents/dead-letters"));
      assertThat(page.locator("section[id^=letter]")).hasCount(3);
      assertThat(page.locator("#letter-2 pre")).isHidden();
      TwoPeople.open(page);
      assertThat(page.locator("#letter-2 pre")).containsText("the night shift");
      TwoPeople.examine(page, "findings that could not be read");

      page.locator("#letter-2 button").first().click();
      assertThat(page.locator("#letter-2")).containsText("once, last a moment ago"); // by itself
      page.locator("#letter-1 button").first().click();
      page.waitForURL(url -> url.endsWith("?show=taken#letter-1"));
      assertThat(page.locator("#letter-1")).containsText("Ben Example");
      TwoPeople.examine(page, "a finding that was read in the end");
      assertThat(ben.at("/incidents").locator(".campaigns li").first())
          .containsText("moved within an hour");

      page = ben.at("/incidents/dead-letters");
      page.locator("#letter-2 summary").last().click();
      page.locator("#reason-2").fill("Written by hand while the topic was tried");
      page.locator("#letter-2 button").last().click();
      assertThat(page.locator("section[id^=letter]")).hasCount(1);
      page = ben.at("/incidents/dead-letters?show=set-aside");
      assertThat(page.locator("#letter-2")).containsText("Written by hand");
      TwoPeople.examine(page, "a message that was set aside");
      page.locator("#letter-2 button").click();
      page.waitForURL(url -> url.endsWith("/dead-letters#letter-2"));

      Page adas = two.ada().at("/incidents/dead-letters");
      assertThat(adas.getByText("Set it aside")).hasCount(0);
      adas.getByText("Try all again").click();
      assertThat(adas.locator(".shown").first()).hasText("Taken: 0. Still not readable: 1.");
      TwoPeople.examine(adas, "after all were tried");
      assertThat(ben.violations()).isEmpty();
      assertThat(two.ada().violations()).isEmpty();
    }
  }
}
