package dev.countersign.server.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.chain.bitcoin.WalletAddresses;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A Bitcoin wallet of the company, which is watched.
 *
 * @param label what people call it
 * @param network in Bitcoin Core's words: main, test, testnet4, signet or regtest
 * @param addresses its own; none where they come from a key
 * @param derived where its addresses come from
 * @param used so many addresses of each branch were used before it was added
 * @param since the first block in which its coins were looked for; none before one was
 */
public record BitcoinWallet(
    UUID id,
    String label,
    String network,
    List<String> addresses,
    Optional<Derived> derived,
    int used,
    Optional<Long> since) {
  /** Addresses beyond the last used one that are looked at (BIP-44). */
  public static final int GAP = 20;

  /** Keeps a copy. */
  public BitcoinWallet {
    addresses = List.copyOf(addresses);
  }

  /**
   * Where addresses come from.
   *
   * @param key extended and public, as it was given
   */
  public record Derived(String key, WalletAddresses.Form form) {}

  /** What the journal calls it. */
  public String subject() {
    return "wallet/" + id;
  }

  /** The form in which its network writes addresses. */
  public BitcoinNetwork form() {
    return form(network);
  }

  /** The form in which a network writes addresses. */
  public static BitcoinNetwork form(String network) {
    return switch (network) {
      case "main" -> BitcoinNetwork.MAINNET;
      case "regtest" -> BitcoinNetwork.REGTEST;
      default -> BitcoinNetwork.TESTNET;
    };
  }

  /** The addresses that come from its key; nothing where they were named. */
  public Optional<WalletAddresses> derivation() {
    return derived.map(
        from -> new WalletAddresses(ExtendedKey.parse(from.key(), "The key"), from.form(), form()));
  }

  /** What it consists of, in words. */
  public String words() {
    return derived
        .map(from ->
            from.form().word()
                + " addresses of the key "
                + from.key().substring(from.key().indexOf(']') + 1).substring(0, 12)
                + "…"
                + from.key().substring(from.key().length() - 6))
        .orElse(addresses.size() == 1 ? addresses.getFirst() : addresses.size() + " addresses");
  }
}
