package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody leaves a trace open on a real node, and looks on while the thief cashes out. */
@Timeout(240)
class OpenTraceInBrowserTest extends InBrowser {
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);
  private static final Address EXCHANGE = Address.of("0x00000000000000000000000000000000000e8c4a");
  private static final Address THIEF = Address.of("0x000000000000000000000000000000000007413f");

  private final Anvil node = Anvil.start(31_337);

  @Override
  List<NodeClient> nodes(Path data) throws IOException {
    node.ask("anvil_autoImpersonateAccount", Json.object().booleanNode(true));
    node.send(node.accounts().get(1), THIEF, ether(50), Bytes.EMPTY);
    Path labels = Files.createDirectories(data.resolve("labels/mine"));
    Files.writeString(
        labels.resolve("labels.csv"),
        "address,name,kind\n" + EXCHANGE.toHex() + ",Some Exchange,exchange\n");
    return List.of(node);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  private static BigInteger ether(long count) {
    return Anvil.ETHER.multiply(BigInteger.valueOf(count));
  }

  private void cashOut(long coins) {
    node.send(THIEF, EXCHANGE, ether(coins), Bytes.EMPTY);
  }

  @Test
  void showsTheAlertWithoutReloadingAndTakesItBackWhenTheChainDoes() {
    Page page = visit("/traces/new");
    page.getByLabel("What was stolen").fill(THIEF.toHex());
    page.getByText("Through the blocks of a node").click();
    page.getByLabel("First block").fill("0");
    page.getByText("Leave it open").click();
    page.getByLabel("Whose addresses").selectOption("mine");
    page.getByText("Follow it").click();
    Locator watch = page.locator("[data-part=watch]");
    assertThat(watch).containsText("It moves as new blocks arrive", SOON);
    assertThat(page.locator("[data-part=alerts]")).containsText("Nothing came to an exchange");
    assertThat(page.locator(".place").first()).containsText("Held, and not moved on");
    page.evaluate("window.sameDocument = true");

    cashOut(3);
    Locator alerts = page.locator(".alerts li.reached");
    assertThat(alerts.first()).containsText("3 ETH came to the service Some Exchange", SOON);
    assertThat(page.locator(".place").first()).containsText("At exchanges and services", SOON);
    assertThat(page.locator(".place").first()).containsText("3 ETH");
    assertThat(page.locator("#watch-words")).containsText("Block 2 is read", SOON);
    assertThat(page.locator("#announce")).containsText("3 ETH came to the service", SOON);

    node.ask("anvil_reorg", Json.object().numberNode(1), Json.object().arrayNode());
    assertThat(alerts.first()).containsText("Undone", SOON);
    assertThat(page.locator(".alerts li.undone s")).containsText("3 ETH came to the service");
    assertThat(page.locator(".alerts")).containsText("The chain was reorganised", SOON);
    assertThat(page.locator(".place").first()).containsText("Held, and not moved on", SOON);
    assertThat(page.evaluate("window.sameDocument")).as("it was not reloaded").isEqualTo(true);

    cashOut(4);
    assertThat(alerts.first()).containsText("4 ETH came to the service Some Exchange", SOON);
    String path = URI.create(page.url()).getPath();
    page.getByText("Noticed", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".notice")).containsText("Reasons to look, and no facts");
    assertThat(violations()).isEmpty();
    appearance(path);

    page.navigate(page.url().replace("/noticed", ""));
    page.getByText("Close it").click();
    assertThat(watch).containsText("It moves no more", SOON);
    assertThat(violations()).isEmpty();
  }

  private void appearance(String path) {
    Page page =
        visit(
            path,
            new NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(390, 900));
    for (String one : List.of(path, path + "/noticed", "/traces/new", "/traces")) {
      page.navigate(URI.create(page.url()).resolve(one).toString());
      page.waitForSelector("h1");
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as("sideways scrolling of " + one)
          .isEqualTo(0);
      assertThat((List<?>) page.evaluate(script("contrast.js"))).as("contrast of " + one).isEmpty();
    }
  }
}
