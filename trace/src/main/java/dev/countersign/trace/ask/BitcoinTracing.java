package dev.countersign.trace.ask;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.BitcoinRoles;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.cluster.Clusters;
import dev.countersign.trace.cluster.OwnerLabels;
import dev.countersign.trace.cluster.Owners;
import dev.countersign.trace.cluster.Rule;
import dev.countersign.trace.lead.JoinLeads;
import dev.countersign.trace.lead.Lead;
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
import java.util.TreeSet;

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
    Owners spenders = owners(ledger, asked, EnumSet.of(Rule.COMMON_INPUT));
    OwnerLabels known = new OwnerLabels(spenders, labels);
    BitcoinRoles roles =
        new BitcoinRoles(
            ledger,
            new LabelledRoles(ledger, known::of, any -> false),
            asked.infers(Asked.COIN_JOINS));
    Trace trace = Tracer.trace(followed, source, method, roles, limits);
    Set<String> there = addresses(ledger, trace);
    there.forEach(known::carried);
    Owners owners = owners(ledger, asked, EnumSet.of(Rule.COMMON_INPUT, Rule.CHANGE));
    List<Lead> leads =
        asked.infers(Asked.LEADS) ? JoinLeads.of(ledger, trace, roles, owners) : List.of();
    Set<String> cut = new HashSet<>(spenders.cut());
    cut.addAll(owners.cut());
    return new Tracing.Traced(
        trace,
        labels
            .and(known.all().stream().map(Carried::label).toList())
            .and(mixed(ledger, trace, roles)),
        leads,
        known.all().stream().filter(one -> there.contains(one.address())).toList(),
        Owners.note(cut).stream().toList());
  }

  /** Those that value came to. */
  private static Set<String> addresses(BitcoinLedger ledger, Trace trace) {
    Set<String> there = new TreeSet<>();
    for (Flow flow : trace.flows()) {
      if (flow.to() != Ledger.NOBODY) {
        there.add(ledger.address(flow.to()));
      }
    }
    trace.resting().stream()
        .filter(one -> one.account() != Ledger.NOBODY)
        .forEach(one -> there.add(ledger.address(one.account())));
    return there;
  }

  private static Owners owners(BitcoinLedger ledger, Asked asked, Set<Rule> rules) {
    return asked.infers(Asked.CLUSTERS) ? Owners.of(ledger, rules) : Owners.all(new Clusters());
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
