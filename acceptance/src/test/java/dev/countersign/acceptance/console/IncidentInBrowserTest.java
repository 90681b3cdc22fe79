package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.visit.Raising;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents as security sees them: they appear by themselves, are taken on, and end. */
class IncidentInBrowserTest {
  private static final String WALLET = "wallet/00000000-0000-0000-0000-000000000001";

  @Test
  void anIncidentAppearsIsTakenOnTakenBackAndEnds(@TempDir Path folder) throws IOException {
    try (DatagramSocket siem = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Path file = settings(folder, siem.getLocalPort());
      Connections connections = Connections.NONE.withAlerts(file);
      Raising raising =
          Raising.in(
              () -> Server.start(TwoPeople.options(folder.resolve("data")).with(connections)));
      try (TwoPeople two = new TwoPeople(raising.server())) {
        Somebody ben = two.ben();
        Page list = ben.at("/incidents");
        assertThat(list.locator(".empty-card")).containsText("Nothing happened yet");
        TwoPeople.examine(list, "no incidents");

        raising.moved(Severity.LOW, "chain/1", "behind", 90);
        raising.moved(Severity.CRITICAL, WALLET, "first", 100);
        raising.moved(Severity.CRITICAL, WALLET, "second", 101);
        assertThat(list.locator(".campaigns li")).hasCount(2); // by itself
        assertThat(list.locator(".campaigns li").first()).containsText("critical");
        assertThat(list.locator(".campaigns li").first()).containsText("nobody is at it");
        assertThat(list.locator("#waits-incidents")).hasText("2");
        TwoPeople.examine(list, "incidents");
        assertThat(ben.at("/incidents?from=high").locator(".campaigns li")).hasCount(1);

        taken(ben, raising);
        channels(ben);

        Page adas = two.ada().at("/incidents");
        adas.locator(".campaigns a").first().click();
        adas.waitForSelector("#incident-graph");
        assertThat(adas.getByText("Say what it is")).hasCount(0);
        assertThat(ben.violations()).isEmpty();
        assertThat(two.ada().violations()).isEmpty();
      }
    }
  }

  private static void taken(Somebody ben, Raising raising) {
    Page page = ben.at("/incidents?from=high");
    page.locator(".campaigns a").first().click();
    page.waitForSelector("#incident-graph");
    assertThat(page.locator("#incident-words")).hasText("3 places.");
    assertThat(page.locator(".incident-alerts li")).hasCount(2);
    assertThat(page.locator("main")).containsText("stop all signing");
    assertThat(page.locator(".timeline")).containsText("Call by siem");
    TwoPeople.open(page);
    TwoPeople.examine(page, "an incident");

    ben.press("Take it on");
    assertThat(page.locator("main")).containsText("taken on, Ben Example");
    raising.desk().takeBack(1, 101);
    assertThat(page.locator(".timeline")).containsText("its block left the chain");
    raising.desk().takeBack(1, 100);
    assertThat(page.locator(".banner")).containsText("All of its alerts are taken back");
    TwoPeople.examine(page, "an incident that was taken back");

    page.getByLabel("What was it?").fill("The block left the chain");
    ben.press("It is over");
    assertThat(page.locator("main")).containsText("over, Ben Example: The block left the chain");
    page.getByLabel("Why is it not over?").fill("It came again elsewhere");
    ben.press("Open it again");
    assertThat(page.locator(".timeline")).containsText("It came again elsewhere");
  }

  private static void channels(Somebody ben) {
    Page page = ben.at("/incidents/channels");
    assertThat(page.locator("main")).containsText("critical at once, after 5 min");
    assertThat(page.locator("main")).containsText("22:00 to 07:00 Europe/Zurich, every day");
    ben.press("Send a test by siem");
    assertThat(page.locator("table.rows")).containsText("A test of this channel");
    TwoPeople.open(page);
    TwoPeople.examine(page, "the channels of alerts");
  }

  private static Path settings(Path folder, int port) throws IOException {
    return Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        alerts: 1
        quiet-hours:
          - {zone: Europe/Zurich, from: "22:00", until: "07:00"}
        channels:
          - {name: siem, syslog: {url: "udp://127.0.0.1:%d"}, each: info}
        escalation:
          critical:
            - {after-minutes: 0, tell: [siem]}
            - {after-minutes: 5, tell: [siem]}
        """
            .formatted(port));
  }
}
