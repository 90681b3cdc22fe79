package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live view of watched chains. {@code -Dwatch.minutes=60} leaves it running for an hour against
 * a busy chain, and prints what it takes.
 */
class WatchInBrowserTest {
  private static final Address FIRST = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address SECOND = Address.of("0x00000000000000000000000000000000000000b2");
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

  @Test
  void followsTheChainAndDoesNotGrow(@TempDir Path data) {
    try (Anvil anvil = Anvil.start(31_337);
        TwoPeople two = new TwoPeople(data.resolve("data"), anvil)) {
      Somebody ada = two.ada();
      Page page = ada.at("/watch");
      assertThat(page.locator("main")).containsText("No wallet is under Countersign yet");
      TwoPeople.examine(page, "nothing to watch yet");

      Address safe = wallet(anvil, ada, two.ben());
      page = ada.at("/watch");
      assertThat(page.locator(".watch-chain.allow")).containsText("Watched", SOON);
      pay(anvil, FIRST, 0); // watching begins with the next block
      assertThat(page.locator(".watch-wallets")).containsText("2 of 3 owners", SOON);
      assertThat(page.locator(".watch-wallets")).containsText("10 ETH", SOON);
      assertThat(page.locator(".watch-moves, main .empty").first())
          .containsText("Nothing has moved");
      pay(anvil, safe, 1);
      // Nobody touches the page.
      assertThat(page.locator(".watch-moves")).containsText("1 ETH", SOON);
      assertThat(page.locator(".watch-moves")).containsText("came in");
      assertThat(page.locator(".watch-wallets")).containsText("11 ETH", SOON);
      TwoPeople.examine(page, "a wallet that is watched");
      page = ada.at("/watch");
      ada.press("Make this browser a screen on a wall");
      page.waitForURL("**/watch?wall=yes");
      assertThat(page.locator(".top")).isHidden();
      TwoPeople.examine(page, "the same on a wall");

      leave(page, anvil, safe, Duration.ofSeconds(minutes() == 0 ? 25 : 60L * minutes()));
      assertThat(ada.violations()).isEmpty();
    }
  }

  private static int minutes() {
    return Integer.getInteger("watch.minutes", 0);
  }

  private record Size(long nodes, long listeners, long script, long server) {
    static Size of(CDPSession browser) {
      browser.send("HeapProfiler.collectGarbage");
      JsonObject counters = browser.send("Memory.getDOMCounters");
      long script = browser.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
      System.gc();
      Runtime here = Runtime.getRuntime();
      return new Size(
          counters.get("nodes").getAsLong(),
          counters.get("jsEventListeners").getAsLong(),
          script,
          here.totalMemory() - here.freeMemory());
    }
  }

  /** As long as that, with something to show all the time. */
  private static void leave(Page page, Anvil anvil, Address safe, Duration time) {
    CDPSession browser = page.context().newCDPSession(page);
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < 30; i++) { // the list of moves is full from then on
      pay(anvil, safe, 1);
    }
    page.waitForTimeout(6_000);
    Size first = Size.of(browser);
    Size last = first;
    for (long round = 1; System.nanoTime() < end; round++) {
      pay(anvil, safe, 1);
      for (int i = 0; i < 5; i++) {
        pay(anvil, FIRST, 0);
      }
      page.waitForTimeout(500);
      if (minutes() > 0 && round % 120 == 0) {
        last = Size.of(browser);
        System.out.printf(
            "%d min left: %,d nodes, %,d listeners, page %,d kB, server and test %,d kB%n",
            Duration.ofNanos(end - System.nanoTime()).toMinutes(),
            last.nodes,
            last.listeners,
            last.script / 1024,
            last.server / 1024);
      }
    }
    last = Size.of(browser);
    assertThat(last.nodes).as("DOM nodes").isLessThan(first.nodes + first.nodes / 4 + 200);
    assertThat(last.listeners).as("listeners").isLessThan(first.listeners + 50);
    assertThat(last.script).as("bytes of the page").isLessThan(2 * first.script + 4_000_000);
    assertThat(last.server).as("bytes of the server").isLessThan(2 * first.server + 100_000_000);
    long newest = Long.decode(anvil.ask("eth_blockNumber").asString());
    assertThat(page.locator(".watch-chain")).containsText(Long.toString(newest), SOON);
  }

  private static void pay(Anvil anvil, Address to, int ether) {
    anvil.send(
        anvil.accounts().getFirst(),
        to,
        Anvil.ETHER.multiply(BigInteger.valueOf(ether)),
        Bytes.EMPTY);
  }

  private static Address wallet(Anvil anvil, Somebody ada, Somebody ben) {
    anvil.ask(
        "anvil_setBalance",
        RpcValues.text(anvil.accounts().getFirst().toHex()),
        RpcValues.text("0xffffffffffffffffffffff"));
    Address key = Address.of(ada.at("/wallets").locator("tbody code").first().innerText());
    Address safe =
        new SafeDeployment(anvil).create(SafeRelease.V1_4_1, 2, key, FIRST, SECOND).address();
    Page wallets = ada.at("/wallets");
    wallets.getByLabel("Chain id").fill("31337");
    wallets.getByLabel("The Safe’s address").fill(safe.toString());
    wallets.locator("#label").fill("treasury");
    ben.agrees(ada.proposes("Add a wallet"));
    return safe;
  }
}
