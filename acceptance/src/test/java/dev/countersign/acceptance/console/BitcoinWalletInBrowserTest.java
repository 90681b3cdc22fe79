package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.countersign.acceptance.node.Bcoin.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.countersign.acceptance.node.Bcoin;
import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bitcoin wallets as people put them under watch, and see what becomes of them. */
class BitcoinWalletInBrowserTest {
  private static final int OURS = 1;
  private static final int MINER = 3;
  private static final int THIEF = 6;
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

  /** The account of BIP-84's example, with the letter of networks for tests. */
  private static final String KEY = vpub();

  /** Its first address, as its network writes it. */
  private static final String FIRST =
      BitcoinAddress.of(
              BitcoinNetwork.REGTEST,
              BitcoinAddress.parse("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", "The address")
                  .scriptPubKey())
          .orElseThrow();

  @Test
  void twoPeoplePutWalletsUnderWatchAndSeeATheft(@TempDir Path data) {
    try (Bcoin bitcoin = Bcoin.start();
        TwoPeople two =
            new TwoPeople(
                Server.start(
                    TwoPeople.options(data.resolve("data")).withBitcoin(List.of(bitcoin))))) {
      Bcoin.Output reward = bitcoin.reward(bitcoin.mine(1, bitcoin.key(0)), bitcoin.key(0));
      bitcoin.mine(101, bitcoin.key(MINER));
      Page page = two.ada().at("/wallets");
      assertThat(page.locator("#bitcoin")).containsText("None yet");
      byKey(page, "p2tr");
      press(page);
      assertThat(page.locator(".trouble-line:visible"))
          .containsText("begins with vpub, and so is one of p2wpkh addresses, not of p2tr");
      TwoPeople.examine(page, "a key that is none of these addresses");
      byKey(page, "p2wpkh");
      String change = two.ada().proposes("Watch a Bitcoin wallet");
      page = two.ben().at(change);
      assertThat(page.locator("main")).containsText("The first address of that key is " + FIRST);
      TwoPeople.examine(page, "a Bitcoin wallet that is proposed");
      two.ben().agrees(change);

      page = two.ada().at("/wallets");
      page.locator("#bitcoin-label").fill("Hot-BTC");
      page.locator("#network").selectOption("regtest");
      page.locator("#bitcoin-addresses").fill(address(bitcoin.key(OURS)));
      two.ben().agrees(two.ada().proposes("Watch a Bitcoin wallet"));
      page = two.ada().at("/wallets");
      assertThat(page.locator("#bitcoin")).containsText("p2wpkh addresses of the key vpub");
      assertThat(page.locator("#bitcoin")).containsText("hot-btc");
      TwoPeople.examine(page, "Bitcoin wallets that are watched");

      page = two.ada().at("/watch");
      assertThat(page.locator(".watch-chain.allow")).containsText("Bitcoin", SOON);
      List<Bcoin.Key> ours = List.of(bitcoin.key(OURS));
      List<Bcoin.Output> paid = bitcoin.pay(List.of(reward), ours, 50 * BTC - 10_000);
      bitcoin.mine(1, bitcoin.key(MINER));
      assertThat(page.locator(".watch-moves")).containsText("49.9999 BTC", SOON);
      assertThat(page.locator(".watch-wallets")).containsText("49.9999 BTC since block", SOON);
      bitcoin.pay(paid, List.of(bitcoin.key(THIEF)), 50 * BTC - 20_000);
      bitcoin.mine(1, bitcoin.key(MINER));
      Locator incident = page.locator(".watch-incidents a");
      assertThat(incident.first()).containsText("left hot-btc", SOON);
      TwoPeople.examine(page, "a theft of Bitcoin");
      page = two.ada().at(incident.first().getAttribute("href"));
      assertThat(page.locator("main"))
          .containsText("49.9998 BTC to " + address(bitcoin.key(THIEF)));
      assertThat(page.locator("main dl").first()).containsText("hot-btc");
      assertThat(page.locator("main")).containsText("2 places");
      TwoPeople.examine(page, "the incident of a theft of Bitcoin");
      assertThat(two.ada().violations()).isEmpty();
    }
  }

  private static void byKey(Page page, String form) {
    page.locator("#bitcoin-label").fill("cold-btc");
    page.locator("#network").selectOption("regtest");
    page.locator("#xpub").fill(KEY);
    page.locator("#form").selectOption(form);
  }

  private static void press(Page page) {
    page.locator("section", new Page.LocatorOptions().setHasText("Watch a Bitcoin wallet"))
        .locator("button[type=submit]")
        .click();
  }

  private static String address(Bcoin.Key key) {
    return BitcoinAddress.of(BitcoinNetwork.REGTEST, Bytes.fromHex("0x" + key.script()))
        .orElseThrow();
  }

  private static String vpub() {
    String main =
        "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf"
            + "31mGDtKsAYz2oz2AGutZYs";
    Bytes body = Base58.decode(main).orElseThrow();
    return Base58.encode(Bytes.fromHex("0x045f1cf6").concat(body.from(4)));
  }
}
