package dev.countersign.server.transfer;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.transfer.Decider.Decision;
import dev.countersign.server.transfer.Decider.Stores;
import dev.countersign.server.transfer.FreshLook.Fresh;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.Wallet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What the decision on a transfer is, as everything stands. Nothing is recorded here. */
final class Judging {
  private final Stores stores;
  private final FactsDesk facts;
  private final Policies policies;
  private final Ledger ledger;
  private final Obstacles obstacles;
  private final TransactionTemplate reading;
  private final InstantSource clock;

  Judging(
      Stores stores,
      FactsDesk facts,
      Policies policies,
      Ledger ledger,
      TransactionTemplate reading,
      InstantSource clock) {
    this.stores = stores;
    this.facts = facts;
    this.policies = policies;
    this.ledger = ledger;
    this.obstacles = new Obstacles(stores);
    this.reading = reading;
    this.clock = clock;
  }

  /** The same, with those who asked looked up in another way. */
  Judging among(Requesters requesters) {
    return new Judging(stores, facts.among(requesters), policies, ledger, reading, clock);
  }

  /** A decision that was not recorded, and how everything stood. */
  record Look(Standing standing, Decision decision, Instant at) {}

  /**
   * Looks, while others may decide. It holds one connection from the beginning: who waited for one
   * inside of the ledger's lock would hold up those who have one.
   */
  Look look(UUID id, Fresh fresh) {
    return Objects.requireNonNull(
        reading.execute(status -> {
          Standing standing = stores.transfers().standing(id).orElseThrow();
          Instant now = clock.instant();
          return new Look(standing, of(standing, fresh, now), now);
        }));
  }

  /** Looks at several in the same way, as they were asked for inside. */
  <T> T looking(Supplier<T> looks) {
    return Objects.requireNonNull(reading.execute(status -> looks.get()));
  }

  /** The decision on one for which there is nothing yet that could be signed. */
  Decision unprepared(Standing standing, Wallet wallet) {
    return Objects.requireNonNull(
        reading.execute(status -> of(standing, Fresh.nothing(wallet), clock.instant())));
  }

  /** The decision, in the transaction at hand, in which it was asked how everything stands. */
  Decision of(Standing standing, Fresh fresh, Instant now) {
    Transfer transfer = standing.transfer();
    Prepared prepared = fresh.prepared();
    Read read = fresh.read();
    boolean settled = fresh.isSettled();
    List<Finding> findings = obstacles.of(standing, fresh);
    PolicyFacts known;
    try {
      known =
          facts.of(
              standing,
              fresh.wallet(),
              settled ? read : null,
              valid(transfer, prepared, read),
              now);
    } catch (UnreadableInput e) {
      findings.add(Finding.of(SigningFinding.REQUESTER_GONE, e.sentence()));
      return new Decision(Verdict.of(findings), null, null);
    }
    PolicyDecision decision =
        policies
            .inForce(standing.world().policy())
            .judge()
            .decide(known, ledger.current(standing.world().countersigned()));
    findings.addAll(decision.verdict().findings());
    return new Decision(Verdict.of(findings), decision, known);
  }

  /** Approvals of a payload whose effects are others by now are none. */
  private List<ApprovalStore.Approval> valid(
      Transfer transfer, @Nullable Prepared prepared, @Nullable Read read) {
    return prepared == null || read == null
        ? List.of()
        : stores.approvals().counting(transfer.id()).stream()
            .filter(one -> one.effectsHash().equals(read.effectsHash()))
            .toList();
  }
}
