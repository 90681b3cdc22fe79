package dev.countersign.bench.accuracy;

import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a trace of one theft finds of its labels, with the settings that a user has who chooses
 * none, and without any label given to it. Shares are 0 to 1.
 *
 * @param labelled transactions that the labels name and that can be reached from the sources
 * @param others transactions of others around it
 * @param terminals how many of the labelled ends can be reached from the sources in time
 * @param reached how many of these stolen value was found to come to
 * @param coverage of the labelled value the share whose transaction was found (MFTracer's
 *     FlowCoverage, by transaction where that counts pairs of accounts)
 * @param exact of the labelled value the share that was followed, to the cent
 * @param precision of the accounts that were found the share that is labelled, but for those that
 *     were only reached through a labelled person who spent what came (MFTracer's Precision)
 * @param everywhere the same with those, of whom no label says anything
 */
record HeistCase(
    String name,
    Method method,
    int labelled,
    int others,
    int terminals,
    int reached,
    double coverage,
    double exact,
    double precision,
    double everywhere) {

  /** Traces from all sources together. */
  static HeistCase of(Heist heist, Mixture.Mixed mixed, Method method) {
    MemoryLedger ledger = MemoryLedger.of(Heist.CENTS, mixed.entries());
    Trace trace = trace(heist, ledger, method);
    Labelled truth = Labelled.of(heist);
    Map<String, BigInteger> followed = new HashMap<>();
    Set<String> all = new HashSet<>(heist.sources());
    Set<String> judged = new HashSet<>(heist.sources());
    for (Flow flow : trace.flows()) {
      if (flow.to() == Ledger.NOBODY) {
        continue;
      }
      followed.merge(
          ledger.transaction(flow.position()).hash().toHex(), flow.tainted(), BigInteger::add);
      String from = ledger.account(flow.from());
      all.add(ledger.account(flow.to()));
      if (judged.contains(from) && !mixed.spenders().contains(from)) {
        judged.add(ledger.account(flow.to()));
      }
    }
    BigInteger found = BigInteger.ZERO;
    BigInteger exact = BigInteger.ZERO;
    for (Map.Entry<String, BigInteger> one : truth.values().entrySet()) {
      BigInteger value = followed.getOrDefault(one.getKey(), BigInteger.ZERO);
      found = found.add(value.signum() > 0 ? one.getValue() : BigInteger.ZERO);
      exact = exact.add(value.min(one.getValue()));
    }
    return new HeistCase(
        heist.name(),
        method,
        truth.values().size(),
        mixed.entries().size() - heist.entries().size(),
        truth.terminals().size(),
        (int) truth.terminals().stream().filter(all::contains).count(),
        found.doubleValue() / truth.value().doubleValue(),
        exact.doubleValue() / truth.value().doubleValue(),
        share(judged, truth.accounts()),
        share(all, truth.accounts()));
  }

  private static Trace trace(Heist heist, MemoryLedger ledger, Method method) {
    return Tracer.trace(
        ledger,
        new Source.OfAccounts(
            heist.sources().stream()
                .flatMap(name -> ledger.account(name).stream().boxed())
                .collect(Collectors.toSet()),
            Ledger.NATIVE),
        method,
        new InferredRoles(
            ledger, Labels.NONE, new LabelledRoles(ledger, Labels.NONE, token -> true)),
        Limits.USUAL);
  }

  private static double share(Set<String> found, Set<String> right) {
    return found.stream().filter(right::contains).count() / (double) found.size();
  }
}
