package dev.countersign.acceptance.company;

import static dev.countersign.acceptance.node.Bcoin.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Bcoin;
import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.model.value.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Bitcoin wallet on a real node: what was checked, what was not, and what leaves the chain. */
@Timeout(300)
class WatchedBitcoinWalletTest {
  private static final int COLD = 1;
  private static final int MINER = 3;
  private static final int SUPPLIER = 5;
  private static final int THIEF = 6;

  @TempDir private Path folder;

  @Test
  void whatWasCheckedIsSilentWhatWasNotStopsAndWhatLeavesTheChainIsTakenBack() {
    try (Bcoin bitcoin = Bcoin.start();
        Company company = Company.found(folder.resolve("data"), bitcoin)) {
      company.invite("sid", "security");
      company.invite("otto", "auditor");
      Bcoin.Output reward = bitcoin.reward(bitcoin.mine(1, bitcoin.key(0)), bitcoin.key(0));
      bitcoin.mine(101, bitcoin.key(MINER));
      company.change(
          "bitcoin-wallet-added",
          Map.of(
              "label", "cold-btc",
              "network", "regtest",
              "addresses", address(BitcoinNetwork.REGTEST, bitcoin.key(COLD))));
      company.change(
          "book-changed",
          Map.of(
              "part", "bitcoinAddresses",
              "address", address(BitcoinNetwork.MAINNET, bitcoin.key(SUPPLIER)),
              "kind", "counterparty",
              "label", "Supplier"));
      Company.eventually("watching", () -> board(company).contains("watch-chain allow"));
      List<Bcoin.Output> coins =
          bitcoin.pay(
              List.of(reward),
              List.of(bitcoin.key(COLD), bitcoin.key(COLD)),
              30 * BTC,
              20 * BTC - 10_000);
      watched(company, bitcoin);
      assertThat(board(company)).contains("49.9999 BTC since block").contains("cold-btc");

      long amount = 30 * BTC - 1_000;
      List<Bcoin.Output> paid = List.of(coins.getFirst());
      List<Bcoin.Key> supplier = List.of(bitcoin.key(SUPPLIER));
      String answer =
          company
              .person("sid")
              .form(
                  "/checks",
                  Map.of(
                      "payload", bitcoin.psbt(paid, supplier, amount),
                      "intent", intent(bitcoin.key(SUPPLIER), amount)))
              .body();
      assertThat(company.journal()).as(answer).contains("\"verdict\":\"allow\"");
      bitcoin.pay(paid, supplier, amount);
      watched(company, bitcoin);
      assertThat(board(company)).contains("29.99999 BTC").contains("/checks/");
      assertThat(company.journal())
          .doesNotContain("alert-raised")
          .doesNotContain("signing-stopped");

      // Whoever looks at a PSBT, and says not what it is for, allows nothing by that.
      List<Bcoin.Output> stolen = List.of(coins.getLast());
      List<Bcoin.Key> gone = List.of(bitcoin.key(THIEF));
      company
          .person("sid")
          .form("/checks", Map.of("payload", bitcoin.psbt(stolen, gone, 20 * BTC - 20_000)));
      bitcoin.pay(stolen, gone, 20 * BTC - 20_000);
      String block = watched(company, bitcoin);
      String thief = address(BitcoinNetwork.REGTEST, bitcoin.key(THIEF));
      Company.eventually("the stop", () -> company.journal().contains("signing-stopped"));
      assertThat(company.journal())
          .contains("moved-uncountersigned")
          .contains("19.9998 BTC to " + thief + " left cold-btc");
      assertThat(board(company))
          .contains("0 BTC since block")
          .contains("Nobody countersigned this");
      assertThat(company.person("sid").get("/api/v1/wallets").body()).contains("\"satoshi\" : 0");

      bitcoin.giveUp(block, bitcoin.key(MINER));
      Company.eventually(
          "what is taken back", () -> company.journal().contains("alert-taken-back"));
      Company.eventually(
          "what the chain did", () -> company.journal().contains("chain-reorganised"));
      assertThat(board(company))
          .contains("19.9999 BTC since block")
          .contains("Nothing is countersigned") // until people lift the stop
          .doesNotContain("Nobody countersigned this");
    }
  }

  private static String intent(Bcoin.Key to, long satoshi) {
    return """
    {"action": "transfer", "asset": "bitcoin", "units": "%d", "destination": "%s"}
    """
        .formatted(satoshi, address(BitcoinNetwork.MAINNET, to));
  }

  /** A PSBT does not say its network, and is read as one of the main network. */
  private static String address(BitcoinNetwork network, Bcoin.Key key) {
    return BitcoinAddress.of(network, Bytes.fromHex("0x" + key.script())).orElseThrow();
  }

  private static String board(Company company) {
    return company.person("sid").get("/watch").body();
  }

  /** Makes a block and waits until it was read; its hash. */
  private static String watched(Company company, Bcoin bitcoin) {
    String hash = bitcoin.mine(1, bitcoin.key(MINER));
    String newest = "data-block=\"" + bitcoin.ask("getblockcount").asInt() + "\"";
    Company.eventually(newest, () -> board(company).contains(newest));
    return hash;
  }
}
