package dev.countersign.server.transfer;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.transfer.FreshLook.Fresh;
import dev.countersign.server.transfer.FreshLook.Ready;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.wallet.WalletStore;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place where Countersign signs. What is to be signed is read and tried anew; then, in one
 * transaction that no other decision runs beside, the policy is asked, the nonce is given, the
 * signature is made, and all of it is recorded. Only what is on the disk is released.
 */
public final class Decider {
  private final Stores stores;
  private final FreshLook looks;
  private final FactsDesk facts;
  private final Policies policies;
  private final Ledger ledger;
  private final Obstacles obstacles;
  private final InstantSource clock;

  /** With everything that it decides from. */
  Decider(
      Stores stores,
      FreshLook looks,
      FactsDesk facts,
      Policies policies,
      Ledger ledger,
      Installation installation,
      InstantSource clock) {
    this.stores = stores;
    this.looks = looks;
    this.facts = facts;
    this.policies = policies;
    this.ledger = ledger;
    this.obstacles = new Obstacles(stores, installation);
    this.clock = clock;
  }

  /** What is kept. */
  record Stores(
      JournalStore journal,
      TransferStore transfers,
      PreparedStore prepared,
      ApprovalStore approvals,
      QuestionStore questions,
      SignatureStore signatures,
      WalletStore wallets) {}

  /**
   * A decision.
   *
   * @param verdict of everything together
   * @param policy the policy's own; null where it could not be asked
   * @param facts that were decided on; null where there were none
   */
  public record Decision(
      Verdict verdict, @Nullable PolicyDecision policy, @Nullable PolicyFacts facts) {}

  /** Says how a transfer stands, and changes nothing. */
  public Decision look(Transfer transfer) {
    return judge(transfer, looks.at(transfer), clock.instant());
  }

  /**
   * Decides on a transfer, and countersigns it where everything allows it.
   *
   * @return the decision; empty where it is not for deciding any more
   */
  public Optional<Decision> decide(UUID id) {
    Transfer before = stores.transfers.find(id).orElse(null);
    if (before == null || !waits(before)) {
      return Optional.empty();
    }
    Fresh fresh = looks.at(before);
    Optional<Decision> decision = decide(id, fresh);
    Ready ready = fresh.ready();
    if (ready != null
        && ready.elsewhere()
        && decision.filter(one -> one.verdict().outcome() == Outcome.ALLOW).isPresent()) {
      // A signer elsewhere may be slow. It is asked while others decide, once the nonce is given,
      // and everything is asked again before its signature is recorded and released.
      try {
        Bytes made = ready.key().sign(ready.input()).bytes();
        return decide(id, fresh.signed(made));
      } catch (KeyFault e) {
        return Optional.of(
            held(SigningFinding.KEY_UNAVAILABLE, e.sentence(), decision.orElseThrow()));
      }
    }
    return decision;
  }

  private Optional<Decision> decide(UUID id, Fresh fresh) {
    return stores.journal.decide(entries -> {
      Transfer transfer = stores.transfers.find(id).orElseThrow();
      if (!waits(transfer)) {
        return Optional.<Decision>empty();
      }
      Instant now = clock.instant();
      if (!transfer.filed().deadline().isAfter(now)) {
        stores.transfers.move(transfer, IntentState.EXPIRED, now, null);
        entries.add("transfer-expired", transfer.subject(), Json.object());
        return Optional.empty();
      }
      Decision decision = judge(transfer, fresh, now);
      if (decision.verdict().outcome() == Outcome.ALLOW) {
        decision = sign(transfer, fresh, decision, now, entries);
      }
      if (decision.verdict().outcome() != Outcome.ALLOW
          && transfer.state() == IntentState.APPROVED) {
        stores.transfers.move(transfer, IntentState.WAITING, null, null);
      }
      ObjectNode kept = DecisionText.of(decision);
      if (stores.transfers.decided(id, DecisionText.mark(decision), kept)) {
        entries.add("transfer-decided", transfer.subject(), kept);
      }
      return Optional.of(decision);
    });
  }

  private static boolean waits(Transfer transfer) {
    return transfer.state() == IntentState.WAITING || transfer.state() == IntentState.APPROVED;
  }

  private Decision judge(Transfer transfer, Fresh fresh, Instant now) {
    Prepared prepared = fresh.prepared();
    Read read = fresh.read();
    boolean settled = fresh.isSettled();
    List<Finding> findings = obstacles.of(transfer, fresh);
    PolicyFacts known;
    try {
      known =
          facts.of(
              transfer,
              fresh.wallet(),
              settled ? read : null,
              valid(transfer, prepared, read),
              now);
    } catch (UnreadableInput e) {
      findings.add(Finding.of(SigningFinding.REQUESTER_GONE, e.sentence()));
      return new Decision(Verdict.of(findings), null, null);
    }
    PolicyDecision decision = policies.inForce().judge().decide(known, ledger.current());
    findings.addAll(decision.verdict().findings());
    return new Decision(Verdict.of(findings), decision, known);
  }

  /** Approvals of a payload whose effects are others by now are none. */
  private List<ApprovalStore.Approval> valid(
      Transfer transfer, @Nullable Prepared prepared, @Nullable Read read) {
    return prepared == null || read == null
        ? List.of()
        : stores.approvals.of(transfer.id()).stream()
            .filter(one -> one.effectsHash().equals(read.effectsHash()))
            .toList();
  }

  private Decision sign(
      Transfer transfer, Fresh fresh, Decision decision, Instant now, Journal entries) {
    Ready ready = Objects.requireNonNull(fresh.ready());
    Prepared prepared = Objects.requireNonNull(fresh.prepared());
    PolicyFacts known = Objects.requireNonNull(decision.facts());
    Bytes digest = ready.input().digest();
    if (!digest.equals(prepared.digest())) {
      return held(
          SigningFinding.PAYLOAD_CHANGED,
          "What the key would sign is not what was approved",
          decision);
    }
    BigInteger nonce = prepared.nonce();
    if (nonce != null
        && !stores.signatures.give(transfer.wallet(), nonce, digest, transfer.id(), now)) {
      return held(Obstacles.nonceGiven(prepared), decision);
    }
    Bytes signature = ready.made();
    if (signature == null && ready.elsewhere()) {
      if (transfer.state() == IntentState.WAITING) {
        stores.transfers.move(transfer, IntentState.APPROVED, null, null);
      }
      return decision;
    }
    if (signature == null) {
      try {
        signature = ready.key().sign(ready.input()).bytes();
      } catch (KeyFault e) {
        return held(SigningFinding.KEY_UNAVAILABLE, e.sentence(), decision);
      }
    }
    String recorded = FactsJson.write(known);
    stores.signatures.add(
        transfer.id(), transfer.wallet(), digest, signature, recorded, ready.block(), now);
    if (transfer.state() == IntentState.WAITING) {
      stores.transfers.move(transfer, IntentState.APPROVED, null, null);
    }
    stores.transfers.move(
        stores.transfers.find(transfer.id()).orElseThrow(), IntentState.COUNTERSIGNED, null, null);
    ObjectNode body =
        Json.object()
            .put("intent", transfer.hash().toHex())
            .put("digest", digest.toHex())
            .put("effects", prepared.effectsHash().toHex())
            .put("policy", Objects.requireNonNull(decision.policy()).policy().toHex())
            .put("signature", signature.toHex())
            .put("key", ready.key().address().toString())
            .put("verdict", "allow");
    body.set("facts", Json.parse(recorded, "The facts"));
    entries.add("transfer-countersigned", transfer.subject(), body);
    return decision;
  }

  private static Decision held(SigningFinding finding, String sentence, Decision decision) {
    return held(Finding.of(finding, sentence), decision);
  }

  private static Decision held(Finding finding, Decision decision) {
    List<Finding> findings = new ArrayList<>(decision.verdict().findings());
    findings.add(finding);
    return new Decision(Verdict.of(findings), decision.policy(), decision.facts());
  }
}
