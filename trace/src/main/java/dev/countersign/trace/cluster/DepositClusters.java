package dev.countersign.trace.cluster;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.who.InferredRoles;
import java.util.Collection;

/**
 * Deposit addresses that one service sweeps are that service's, all of them (Victor, Address
 * Clustering Heuristics for Ethereum, 2020).
 */
public final class DepositClusters {
  private DepositClusters() {}

  /**
   * Adds to clusters which of some accounts are deposit addresses of whom.
   *
   * @param accounts of the ledger; those that are no deposit addresses change nothing
   * @param asset in which they are looked at
   */
  public static void join(
      Clusters clusters,
      Ledger ledger,
      InferredRoles roles,
      Collection<Integer> accounts,
      int asset) {
    for (int account : accounts) {
      roles
          .infer(account, asset) // a service's is its own, which joins nothing
          .ifPresent(guess ->
              clusters.join(
                  new Link(
                      ledger.address(account),
                      ledger.address(guess.service()),
                      Rule.DEPOSIT,
                      "",
                      guess.reason())));
    }
  }
}
