package dev.countersign.trace.ask;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.BitcoinRoles;
import dev.countersign.trace.cluster.BitcoinClusters;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.cluster.ClusterLabels;
import dev.countersign.trace.cluster.Clusters;
import dev.countersign.trace.cluster.Rule;
import dev.countersign.trace.lead.JoinLeads;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.LabelledRoles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Traces on Bitcoin: labels count for all addresses that are spent from together with a labelled
 * one, and value rests where it comes out of a CoinJoin.
 */
final class BitcoinTracing {
  private BitcoinTracing() {}

  /**
   * Traces.
   *
   * @param followed the ledger, or one that passes it on
   */
  static Tracing.Traced trace(
      BitcoinLedger ledger,
      Ledger followed,
      Labels labels,
      Asked asked,
      Source source,
      Method method,
      Limits limits) {
    Clusters clusters = clusters(ledger, asked, EnumSet.of(Rule.COMMON_INPUT));
    List<Carried> carried = ClusterLabels.carried(clusters, labels);
    Labels known = labels.and(carried.stream().map(Carried::label).toList());
    BitcoinRoles roles =
        new BitcoinRoles(
            ledger, new LabelledRoles(ledger, known, any -> false), asked.infers(Asked.COIN_JOINS));
    Trace trace = Tracer.trace(followed, source, method, roles, limits);
    return new Tracing.Traced(
        trace,
        known.and(mixed(ledger, trace, roles)),
        asked.infers(Asked.LEADS)
            ? JoinLeads.of(
                ledger,
                trace,
                roles,
                clusters(ledger, asked, EnumSet.of(Rule.COMMON_INPUT, Rule.CHANGE)))
            : List.of(),
        used(ledger, trace, carried));
  }

  /** Those of addresses that value came to. */
  private static List<Carried> used(BitcoinLedger ledger, Trace trace, List<Carried> carried) {
    Set<String> there = new HashSet<>();
    for (Flow flow : trace.flows()) {
      if (flow.to() != Ledger.NOBODY) {
        there.add(ledger.address(flow.to()));
      }
    }
    trace.resting().stream()
        .filter(one -> one.account() != Ledger.NOBODY)
        .forEach(one -> there.add(ledger.address(one.account())));
    return carried.stream().filter(one -> there.contains(one.address())).toList();
  }

  private static Clusters clusters(BitcoinLedger ledger, Asked asked, Set<Rule> rules) {
    return asked.infers(Asked.CLUSTERS)
        ? BitcoinClusters.of(ledger.payments(), rules)
        : new Clusters();
  }

  /**
   * Why value rests at outputs of CoinJoins; the outputs have these labels, not their addresses.
   */
  private static List<Label> mixed(BitcoinLedger ledger, Trace trace, BitcoinRoles roles) {
    List<Label> mixed = new ArrayList<>();
    for (Resting one : trace.resting()) {
      roles
          .coinJoin(one.account())
          .ifPresent(join ->
              mixed.add(
                  new Label(
                      ledger.account(one.account()),
                      "out of what seems to be a CoinJoin, " + join.scheme().word(),
                      Kind.MIXER,
                      "inferred: " + join.reason())));
    }
    return mixed;
  }
}
