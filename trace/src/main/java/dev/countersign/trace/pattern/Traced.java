package dev.countersign.trace.pattern;

import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A trace, seen from its accounts: who gave stolen value to whom. */
public final class Traced {
  private final Ledger ledger;
  private final Trace trace;
  private final Labels labels;
  private final BiFunction<Asset, BigInteger, String> words;
  private final Asset unit;
  private final Map<Integer, List<Flow>> given = new LinkedHashMap<>();
  private final Map<Integer, List<Flow>> got = new LinkedHashMap<>();
  private final List<Flow> exchanged = new ArrayList<>();

  /**
   * A view of a trace.
   *
   * @param words how an amount of an asset is written
   */
  public Traced(
      Ledger ledger, Trace trace, Labels labels, BiFunction<Asset, BigInteger, String> words) {
    this(ledger, trace, labels, words, ledger.asset(trace.source().asset()));
  }

  /**
   * A view of a trace of what was stolen elsewhere.
   *
   * @param unit what was stolen, in whose units values are
   */
  public Traced(
      Ledger ledger,
      Trace trace,
      Labels labels,
      BiFunction<Asset, BigInteger, String> words,
      Asset unit) {
    this.unit = unit;
    this.ledger = ledger;
    this.trace = trace;
    this.labels = labels;
    this.words = words;
    for (Flow flow : trace.flows()) {
      if (flow.given() != flow.got()) {
        exchanged.add(flow);
      }
      if (flow.to() != Ledger.NOBODY && flow.to() != flow.from()) {
        given.computeIfAbsent(flow.from(), any -> new ArrayList<>()).add(flow);
        got.computeIfAbsent(flow.to(), any -> new ArrayList<>()).add(flow);
      }
    }
  }

  Ledger ledger() {
    return ledger;
  }

  Trace trace() {
    return trace;
  }

  /** What each account gave to others, in the ledger's order. */
  Map<Integer, List<Flow>> given() {
    return given;
  }

  List<Flow> given(int account) {
    return given.getOrDefault(account, List.of());
  }

  /** What each account got from others, in the ledger's order. */
  Map<Integer, List<Flow>> got() {
    return got;
  }

  List<Flow> got(int account) {
    return got.getOrDefault(account, List.of());
  }

  /** What became another asset, in the ledger's order. */
  List<Flow> exchanged() {
    return exchanged;
  }

  /** Whose it is, where a label says. */
  Optional<Label> label(int account) {
    return labels.of(ledger.account(account));
  }

  /** An exchange or another that holds the value of many, whose habits are nobody's. */
  boolean isService(int account) {
    return label(account)
        .map(label ->
            switch (label.kind()) {
              case EXCHANGE, SERVICE, MIXER, BRIDGE -> true;
              case SANCTIONED, THIEF, FROZEN, ABUSE, OTHER -> false;
            })
        .orElse(false);
  }

  /** An account as it is told. */
  String name(int account) {
    return label(account).map(label -> label.name() + " ").orElse("") + ledger.account(account);
  }

  /** An amount as it is told. */
  String amount(int asset, BigInteger units) {
    return words.apply(ledger.asset(asset), units);
  }

  /** Value in what was stolen, as it is told. */
  String value(Collection<Flow> flows) {
    return words.apply(unit, sum(flows));
  }

  static BigInteger sum(Collection<Flow> flows) {
    return flows.stream().map(Flow::source).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** When a transaction's block was made, seconds since 1970; 0 where nobody knows. */
  long time(long position) {
    return ledger.transaction(position).time();
  }

  /** A span of time, in the largest unit of which there are two. */
  static String span(long seconds) {
    long hours = seconds / 3_600;
    if (hours >= 48) {
      return hours / 24 + " days";
    }
    return hours >= 2 ? hours + " hours" : Math.max(1, seconds / 60) + " minutes";
  }

  static List<Long> positions(Collection<Flow> flows) {
    return flows.stream().map(Flow::position).toList();
  }

  static Set<Integer> takers(Collection<Flow> flows) {
    Set<Integer> takers = new LinkedHashSet<>();
    flows.forEach(flow -> takers.add(flow.to()));
    return takers;
  }

  static Set<Integer> givers(Collection<Flow> flows) {
    Set<Integer> givers = new LinkedHashSet<>();
    flows.forEach(flow -> givers.add(flow.from()));
    return givers;
  }

  /** One and others, as a list. */
  static List<Integer> with(int account, Collection<Integer> others) {
    List<Integer> all = new ArrayList<>();
    all.add(account);
    all.addAll(others);
    return all;
  }
}
