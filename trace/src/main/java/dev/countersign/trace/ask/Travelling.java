package dev.countersign.trace.ask;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.cross.Assets;
import dev.countersign.trace.cross.Bounds;
import dev.countersign.trace.cross.Journey;
import dev.countersign.trace.cross.Shore;
import dev.countersign.trace.cross.Voyage;
import dev.countersign.trace.lead.PoolLeads;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Traces what somebody asks in words over several chains.
 *
 * @param tracing what is known of assets, and how words are called
 * @param assets what is known of them over several chains
 */
public record Travelling(Tracing tracing, Assets assets) {
  /**
   * A chain's ledger.
   *
   * @param chain its number (EIP-155), 1 or more
   * @param said what bridges logged there; none where logs are not known
   */
  public record Land(long chain, Ledger ledger, List<Said> said) {
    /** Keeps a copy. */
    public Land {
      said = List.copyOf(said);
    }
  }

  /**
   * A trace over several chains.
   *
   * @param chains of each leg whose the accounts are and what may be behind mixers; nothing where
   *     no value came
   */
  public record Travelled(Journey journey, List<Optional<Tracing.Traced>> chains) {
    /** Keeps a copy. */
    public Travelled {
      chains = List.copyOf(chains);
    }
  }

  private record Prepared(Shore shore, InferredRoles inferred) {}

  /**
   * When what was stolen first moved, seconds since 1970; 0 where the ledger does not say.
   *
   * @throws UnreadableInput where the words are none, or name nothing of the ledger
   */
  public long begins(Land land, Asked asked) {
    Where where = where(land, asked);
    return where.begins(source(where, asked));
  }

  /**
   * Follows it.
   *
   * @param lands the chain of the theft first; each chain once
   * @throws UnreadableInput where the words are none, name nothing of the ledger, or nothing was
   *     stolen there
   */
  public Travelled trace(List<Land> lands, Labels labels, Asked asked) {
    Where where = where(lands.getFirst(), asked);
    Source theft = source(where, asked);
    List<Prepared> prepared = new ArrayList<>();
    for (Land land : lands) {
      prepared.add(prepare(land, lands.getFirst(), labels, asked, theft));
    }
    Across across = asked.across();
    Journey journey =
        Voyage.follow(
            prepared.stream().map(Prepared::shore).toList(),
            theft,
            Method.of(asked.method()),
            new Bounds(
                asked.infer() ? across.confidence() : 1,
                asked.infers(Asked.MATCHES),
                asked.without().contains(Asked.CROSSINGS) ? 0 : across.depth()),
            assets);
    if (journey.stolen().signum() == 0) {
      throw new UnreadableInput(where.nothing(theft, asked.from(), asked.asset()));
    }
    List<Optional<Tracing.Traced>> chains = new ArrayList<>();
    for (int i = 0; i < lands.size(); i++) {
      InferredRoles inferred = prepared.get(i).inferred;
      chains.add(
          journey.legs().get(i).trace().map(trace -> traced(trace, inferred, labels, asked)));
    }
    return new Travelled(journey, chains);
  }

  private Tracing.Traced traced(Trace trace, InferredRoles inferred, Labels labels, Asked asked) {
    return new Tracing.Traced(
        trace,
        asked.infers(Asked.SERVICES) ? labels.and(inferred.labels(trace)) : labels,
        asked.infers(Asked.LEADS) ? PoolLeads.of(inferred.ledger(), trace, inferred) : List.of(),
        List.of(),
        List.of());
  }

  private Where where(Land land, Asked asked) {
    return new Where(land.ledger, asked.chain(), tracing.decimals(), tracing.called());
  }

  private static Source source(Where where, Asked asked) {
    return where.source(asked.from(), asked.asset(), asked.to(), asked.since());
  }

  private Prepared prepare(Land land, Land first, Labels labels, Asked asked, Source theft) {
    Roles known = new LabelledRoles(land.ledger, labels, tracing.genuine(asked));
    InferredRoles inferred = new InferredRoles(land.ledger, labels, known);
    Limits limits =
        new Limits(
            until(land, first, asked),
            where(first, asked).units(asked.smallest(), theft.asset()),
            asked.hops(),
            asked.most(),
            asked.infers(Asked.PRESUMPTION));
    return new Prepared(
        new Shore(
            Long.toString(land.chain),
            land.ledger,
            asked.infers(Asked.SERVICES) ? inferred : known,
            land.said,
            limits),
        inferred);
  }

  /** A block is one of the chain of the theft; on the others its moment counts. */
  private long until(Land land, Land first, Asked asked) {
    @Nullable String until = asked.until();
    if (until == null) {
      return Long.MAX_VALUE;
    }
    long last = where(first, asked).before(until, "until", true) - 1;
    if (land.chain == first.chain) {
      return last;
    }
    if (!until.matches("[0-9]{1,15}")) {
      return where(land, asked).before(until, "until", true) - 1;
    }
    return last < 0 ? -1 : where(land, asked).after(first.ledger.transaction(last).time()) - 1;
  }
}
