package dev.countersign.gate.policy.facts;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wallet whose assets move, or whose control changes.
 *
 * @param chainId EIP-155; null for Bitcoin
 * @param address as text; the one name of the wallet together with its chain
 */
public record WalletFacts(
    String label, Set<String> tags, @Nullable Long chainId, String address, Kind kind) {
  /** Copies the set. */
  public WalletFacts {
    tags = Set.copyOf(tags);
  }

  /** What sort of wallet. */
  public enum Kind {
    /** A Safe. */
    SAFE,
    /** An account with one key. */
    ACCOUNT,
    /** A Bitcoin wallet. */
    BITCOIN;

    /** As documents and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The one name of this wallet. */
  public String key() {
    return (chainId == null ? "bitcoin" : chainId) + "/" + DestinationFacts.plain(address);
  }
}
