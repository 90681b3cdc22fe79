package dev.countersign.cli.trace;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The chain that somebody names.
 *
 * @param word as it was given; null where none was
 * @param id its number (EIP-155); null where none was given, and for Bitcoin
 */
record ChainName(@Nullable String word, @Nullable Long id) {
  private static final Map<String, BitcoinNetwork> BITCOIN =
      Map.of(
          "bitcoin", BitcoinNetwork.MAINNET,
          "bitcoin-testnet", BitcoinNetwork.TESTNET,
          "bitcoin-regtest", BitcoinNetwork.REGTEST);

  /** What Bitcoin Core calls the networks. */
  private static final Map<BitcoinNetwork, List<String>> NETWORKS =
      Map.of(
          BitcoinNetwork.MAINNET, List.of("main"),
          BitcoinNetwork.TESTNET, List.of("test", "testnet4", "signet"),
          BitcoinNetwork.REGTEST, List.of("regtest"));

  /**
   * Reads it.
   *
   * @throws UnreadableInput where it is none
   */
  static ChainName of(@Nullable String word) {
    if (word == null || BITCOIN.containsKey(word)) {
      return new ChainName(word, null);
    }
    if (!word.matches("[0-9]{1,18}") || Long.parseLong(word) < 1) {
      throw new UnreadableInput(
          "The chain "
              + word
              + " is no chain id; expected 1 or more, or bitcoin, bitcoin-testnet or"
              + " bitcoin-regtest");
    }
    return new ChainName(word, Long.valueOf(word));
  }

  boolean isBitcoin() {
    return word != null && BITCOIN.containsKey(word);
  }

  /** The network of Bitcoin that is meant. */
  BitcoinNetwork bitcoin() {
    return Objects.requireNonNull(BITCOIN.get(Objects.requireNonNull(word)));
  }

  /** The number of the chain of files (EIP-155); 1 where none was given. */
  long orFirst() {
    return id == null ? 1 : id;
  }

  /** Refuses an Ethereum node of another chain. */
  void check(long node) {
    if (id != null && id != node) {
      throw new UnreadableInput("The node is on chain " + node + ", but --chain says " + id);
    }
  }

  /** Refuses a Bitcoin node of another network, which it names as Bitcoin Core does. */
  void check(String network) {
    if (!NETWORKS.getOrDefault(bitcoin(), List.of()).contains(network)) {
      throw new UnreadableInput(
          "The node is on the network " + network + ", but --chain says " + word);
    }
  }

  /** Refuses a ledger of files that is of another chain, as far as files say. */
  void check(Ledger ledger) {
    boolean found = ledger instanceof BitcoinLedger;
    if (found != isBitcoin() && word != null) {
      throw new UnreadableInput(
          "The ledger is " + (found ? "of" : "not of") + " Bitcoin, but --chain says " + word);
    }
  }
}
