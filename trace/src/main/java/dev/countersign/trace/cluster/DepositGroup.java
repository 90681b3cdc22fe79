package dev.countersign.trace.cluster;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.who.Inference;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deposit addresses of one service at which a trace's value rests: whoever asks the service about
 * one of them can ask about all.
 *
 * @param service whose they seem to be, an address
 * @param addresses two or more, in their order
 * @param value of all of them, in the units of what was stolen
 * @param reason in words, the same for each of them
 */
public record DepositGroup(
    String service, List<String> addresses, BigInteger value, String reason) {
  /** Keeps a copy. */
  public DepositGroup {
    addresses = List.copyOf(addresses);
  }

  /**
   * Those of a trace, the largest first (Victor, Address Clustering Heuristics for Ethereum, 2020).
   * None on Bitcoin, where whoever sweeps deposits spends them together, which says so already.
   *
   * @param labels that were given, without what is inferred
   */
  public static List<DepositGroup> of(Ledger ledger, Labels labels, Trace trace) {
    if (ledger.asset(Ledger.NATIVE) instanceof Asset.Bitcoin) {
      return List.of();
    }
    InferredRoles roles =
        new InferredRoles(ledger, labels, new LabelledRoles(ledger, labels, any -> true));
    Clusters clusters = new Clusters();
    Map<String, BigInteger> values = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Resting one : trace.resting()) {
      if (one.place() != Place.SERVICE || labels.of(ledger.account(one.account())).isPresent()) {
        continue;
      }
      roles
          .infer(one.account(), one.asset())
          .filter(guess -> guess.kind() == Inference.Kind.DEPOSIT)
          .ifPresent(guess -> {
            DepositClusters.join(clusters, ledger, roles, Set.of(one.account()), one.asset());
            values.merge(ledger.address(one.account()), one.source(), BigInteger::add);
            reasons.putIfAbsent(ledger.address(guess.service()), guess.reason());
          });
    }
    List<DepositGroup> groups = new ArrayList<>();
    reasons.forEach((service, reason) -> {
      Set<String> addresses = new TreeSet<>(clusters.of(service));
      addresses.retainAll(values.keySet());
      if (addresses.size() > 1) {
        BigInteger value =
            addresses.stream()
                .map(one -> values.getOrDefault(one, BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
        groups.add(new DepositGroup(service, List.copyOf(addresses), value, reason));
      }
    });
    groups.sort(Comparator.comparing(DepositGroup::value).reversed());
    return List.copyOf(groups);
  }
}
