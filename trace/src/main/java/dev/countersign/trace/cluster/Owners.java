package dev.countersign.trace.cluster;

import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import java.util.Set;

/** Who seems to own addresses of Bitcoin, found out as it is asked. Used by one thread. */
public interface Owners {
  /** What holds an address's own cluster, with all its links; others may lack some. */
  Clusters around(String address);

  /** Whether a cluster was not followed to its end, since it is too large. */
  default boolean isCut() {
    return false;
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
