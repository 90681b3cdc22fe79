package dev.countersign.trace.ask;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.lead.PoolLeads;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Traces what somebody asks in words.
 *
 * @param decimals how many digits of an asset's amounts stand after the point
 * @param used whether a token is widely used, so that it may stand for what was given for it
 * @param called what whoever asks calls a word, such as {@code The option --since}
 */
public record Tracing(
    ToIntFunction<Asset> decimals, Predicate<Asset.Token> used, UnaryOperator<String> called) {
  /**
   * A trace, and whose the accounts are.
   *
   * @param labels those that were given, and what the accounts where value rests seem to be
   * @param leads what may be behind mixers: where to look, not facts
   * @param carried labels that came to an address of the trace from another one of its owner
   * @param notes sentences on what could not be looked at whole
   */
  public record Traced(
      Trace trace, Labels labels, List<Lead> leads, List<Carried> carried, List<String> notes) {}

  /**
   * Follows it.
   *
   * @throws UnreadableInput where the words are none, name nothing of the ledger, or nothing was
   *     stolen there
   */
  public Traced trace(Ledger ledger, Labels labels, Asked asked) {
    Method method = Method.of(asked.method());
    Where where = new Where(ledger, asked.chain(), decimals, called);
    Source source = where.source(asked.from(), asked.asset(), asked.to(), asked.since());
    String until = asked.until();
    Limits limits =
        new Limits(
            until == null ? Long.MAX_VALUE : where.before(until, "until", true) - 1,
            where.units(asked.smallest(), source.asset()),
            asked.hops(),
            asked.most(),
            asked.infers(Asked.PRESUMPTION));
    Traced traced =
        ledger.under() instanceof BitcoinLedger bitcoin
            ? BitcoinTracing.trace(bitcoin, ledger, labels, asked, source, method, limits)
            : accounts(ledger, labels, asked, source, method, limits);
    if (traced.trace().stolen().signum() == 0) {
      throw new UnreadableInput(where.nothing(source, asked.from(), asked.asset()));
    }
    return traced;
  }

  private Traced accounts(
      Ledger ledger, Labels labels, Asked asked, Source source, Method method, Limits limits) {
    Roles known = new LabelledRoles(ledger, labels, genuine(asked));
    InferredRoles inferred = new InferredRoles(ledger, labels, known);
    boolean services = asked.infers(Asked.SERVICES);
    Trace trace = Tracer.trace(ledger, source, method, services ? inferred : known, limits);
    return new Traced(
        trace,
        services ? labels.and(inferred.labels(trace)) : labels,
        asked.infers(Asked.LEADS) ? PoolLeads.of(ledger, trace, inferred) : List.of(),
        List.of(),
        List.of());
  }

  /** The token that was stolen is worth something whatever it is. */
  Predicate<Asset.Token> genuine(Asked asked) {
    Set<Address> named = new HashSet<>();
    asked.tokens().forEach(token -> named.add(Address.parse(token, called.apply("token"))));
    if (!asked.asset().toLowerCase(Locale.ROOT).equals("native")) {
      named.add(Address.parse(asked.asset(), called.apply("asset")));
    }
    return token -> named.contains(token.contract()) || used.test(token);
  }
}
