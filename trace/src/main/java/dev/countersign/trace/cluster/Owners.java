package dev.countersign.trace.cluster;

import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who seems to own addresses of Bitcoin, found out as it is asked. Used by one thread. */
public interface Owners {
  /** What holds an address's own cluster, with all its links; others may lack some. */
  Clusters around(String address);

  /** From which addresses a cluster was not followed to its end, since it is too large. */
  default Set<String> cut() {
    return Set.of();
  }

  /**
   * A sentence on what is missing by that; nothing where nothing is.
   *
   * @param cut addresses from which a cluster was not followed to its end
   */
  static Optional<String> note(Set<String> cut) {
    return cut.stream()
        .min(Comparator.naturalOrder())
        .map(first ->
            String.format(
                Locale.ROOT,
                "Whose addresses are one owner's was not followed to the end from %s: a store is"
                    + " read for it up to %,d transactions of one owner, and %,d in all. Labels and"
                    + " leads that are only found further on are missing",
                cut.size() == 1 ? first : cut.size() + " addresses, " + first + " among them",
                NearClusters.MOST,
                NearClusters.MOST_IN_ALL));
  }

  /** Owners of a ledger's addresses by some rules: of one in memory all at once. */
  static Owners of(BitcoinLedger ledger, Set<Rule> rules) {
    if (ledger instanceof MemoryBitcoinLedger memory) {
      return all(BitcoinClusters.of(memory.payments(), rules));
    }
    return new NearClusters(ledger, rules, NearClusters.MOST, NearClusters.MOST_IN_ALL);
  }

  /** Clusters that are known. */
  static Owners all(Clusters clusters) {
    return any -> clusters;
  }
}
