package dev.countersign.chain.bitcoin;

import java.util.Optional;

/** The networks that write addresses differently. */
public enum BitcoinNetwork {
  /** The network on which bitcoin have a price. */
  MAINNET("mainnet", "bc", 0x00, 0x05),
  /** Testnets and signet, which share one form. */
  TESTNET("testnet", "tb", 0x6f, 0xc4),
  /** A network of one's own; its old addresses are those of testnet. */
  REGTEST("regtest", "bcrt", 0x6f, 0xc4);

  private final String label;
  private final String prefix;
  private final int keyHashVersion;
  private final int scriptHashVersion;

  BitcoinNetwork(String label, String prefix, int keyHashVersion, int scriptHashVersion) {
    this.label = label;
    this.prefix = prefix;
    this.keyHashVersion = keyHashVersion;
    this.scriptHashVersion = scriptHashVersion;
  }

  /** As {@code BitcoinPayload.network} has it. */
  public String label() {
    return label;
  }

  String prefix() {
    return prefix;
  }

  int keyHashVersion() {
    return keyHashVersion;
  }

  int scriptHashVersion() {
    return scriptHashVersion;
  }

  static Optional<BitcoinNetwork> ofPrefix(String prefix) {
    for (BitcoinNetwork network : values()) {
      if (network.prefix.equals(prefix)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }
}
