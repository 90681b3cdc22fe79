package dev.countersign.server.transfer;

import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.transfer.FreshLook.Fresh;
import dev.countersign.server.transfer.FreshLook.Ready;
import dev.countersign.server.transfer.Judging.Look;
import dev.countersign.server.wallet.Wallet;
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
  private final Judging judging;
  private final InstantSource clock;

  /** With everything that it decides from. */
  Decider(Stores stores, FreshLook looks, Judging judging, InstantSource clock) {
    this.stores = stores;
    this.looks = looks;
    this.judging = judging;
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
    return judging.look(transfer.id(), looks.at(transfer)).decision();
  }

  /**
   * Decides on a transfer, and countersigns it where everything allows it.
   *
   * @return the decision; empty where it is not for deciding any more
   */
  public Optional<Decision> decide(UUID id) {
    Transfer before = stores.transfers.find(id).orElse(null);
    return before == null || !waits(before) ? Optional.empty() : decide(before, looks.at(before));
  }

  /** Decides on one that was just filed, or just read. */
  void decide(Transfer transfer) {
    decide(transfer, looks.at(transfer));
  }

  /**
   * Decides again, where anything would come of it: it looks first, and as long as that says what
   * was said the last time, and does not allow it, nobody else is held up.
   */
  void decideAgain(Transfer transfer) {
    Fresh fresh = looks.at(transfer);
    Look look = judging.look(transfer.id(), fresh);
    if (!look.standing().goesOnWaiting(look.decision(), look.at())) {
      decide(transfer, fresh);
    }
  }

  /**
   * The decision on one that is being filed, and for which there is nothing yet that could be
   * signed.
   */
  Decided decideUnprepared(Transfer transfer, Wallet wallet, World world) {
    return DecisionText.kept(judging.unprepared(Standing.fresh(transfer, world), wallet));
  }

  private Optional<Decision> decide(Transfer before, Fresh fresh) {
    UUID id = before.id();
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
    // Most do not allow it, and are found out while others decide. Only what stands as it stood is
    // recorded as it was found; nothing is signed but after a decision in the transaction.
    Look look = judging.look(id, fresh);
    return stores.journal.decide(entries -> {
      Standing standing = stores.transfers.standing(id).orElseThrow();
      Transfer transfer = standing.transfer();
      if (!waits(transfer)) {
        return Optional.<Decision>empty();
      }
      Instant now = clock.instant();
      if (!transfer.filed().deadline().isAfter(now)) {
        stores.transfers.move(transfer, IntentState.EXPIRED, now, null);
        entries.add("transfer-expired", transfer.subject(), Json.object());
        return Optional.empty();
      }
      Decision decision =
          look.decision().verdict().outcome() != Outcome.ALLOW && standing.isAs(look.standing())
              ? look.decision()
              : judging.of(standing, fresh, now);
      if (decision.verdict().outcome() != Outcome.ALLOW) {
        entries.releasesNothing();
      } else {
        decision = sign(transfer, fresh, decision, now, entries);
      }
      if (decision.verdict().outcome() != Outcome.ALLOW
          && transfer.state() == IntentState.APPROVED) {
        stores.transfers.move(transfer, IntentState.WAITING, null, null);
      }
      if (!DecisionText.mark(decision).equals(standing.mark())) {
        Decided decided = DecisionText.kept(decision);
        stores.transfers.decided(id, decided);
        entries.add("transfer-decided", transfer.subject(), decided.text());
      }
      return Optional.of(decision);
    });
  }

  private static boolean waits(Transfer transfer) {
    return transfer.state() == IntentState.WAITING || transfer.state() == IntentState.APPROVED;
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
