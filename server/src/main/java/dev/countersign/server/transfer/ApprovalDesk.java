package dev.countersign.server.transfer;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.people.Role;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.ApprovalStore.Approval;
import dev.countersign.server.transfer.Decider.Stores;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do about a transfer that waits: approve, refuse, ask why, answer, take back. */
public final class ApprovalDesk {
  /** The kind of the deed by which one approves. */
  public static final String APPROVE = "approve-transfer";

  /** The kind of the deed by which one says that an answer will do. */
  public static final String SETTLE = "settle-question";

  private final Stores stores;
  private final Ceremonies ceremonies;
  private final Policies policies;
  private final Requesters requesters;
  private final Decider decider;
  private final InstantSource clock;

  /** A desk over those stores. */
  ApprovalDesk(
      Stores stores,
      Ceremonies ceremonies,
      Policies policies,
      Requesters requesters,
      Decider decider,
      InstantSource clock) {
    this.stores = stores;
    this.ceremonies = ceremonies;
    this.policies = policies;
    this.requesters = requesters;
    this.decider = decider;
    this.clock = clock;
  }

  /**
   * The browser's options for approving: the challenge commits to the intent, to everything that
   * would happen, and to the very bytes that would be signed.
   *
   * @param shown the digest that the approver saw; what is approved must be that
   * @throws UnreadableInput when they may not approve it, or it is another by now
   */
  public ObjectNode beginApproval(SignedIn who, UUID id, String shown) {
    Transfer transfer = waiting(id);
    mayApprove(who, transfer);
    Prepared prepared = prepared(transfer);
    if (!prepared.digest().toHex().equals(shown)) {
      throw new UnreadableInput(
          "What would be signed is another than what you were shown; look at it again");
    }
    ObjectNode body =
        Json.object()
            .put("transfer", id.toString())
            .put("intent", transfer.hash().toHex())
            .put("digest", prepared.digest().toHex())
            .put("effects", prepared.effectsHash().toHex())
            .put("policy", policies.inForce().version().digest().toHex());
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(APPROVE, body));
  }

  /** Approves what was signed, and countersigns where that was the last thing missing. */
  public void approve(SignedIn who, UUID id, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, APPROVE, who.person().id(), who.session().id(), credential);
    JsonNode body = Objects.requireNonNull(signed.deed()).path("body");
    stores
        .journal()
        .record(entries -> {
          ceremonies.use(signed);
          Transfer transfer = waiting(id);
          mayApprove(who, transfer);
          Prepared prepared = prepared(transfer);
          boolean same =
              body.path("transfer").asString().equals(id.toString())
                  && body.path("intent").asString().equals(transfer.hash().toHex())
                  && body.path("digest").asString().equals(prepared.digest().toHex())
                  && body.path("effects").asString().equals(prepared.effectsHash().toHex());
          if (!same) {
            throw new UnreadableInput("What was approved is not what would be signed; look again");
          }
          ObjectNode evidence = evidence(signed);
          Approval approval =
              new Approval(
                  who.person().id(),
                  prepared.digest(),
                  prepared.effectsHash(),
                  who.session().keyThumbprint(),
                  clock.instant());
          Duration lasting = policies.inForce().judge().policy().approvalsLast();
          if (stores.approvals().counting(id).stream()
              .anyMatch(earlier -> approval.repeats(earlier, lasting))) {
            throw new UnreadableInput("You have approved this from this browser already");
          }
          stores.approvals().add(id, approval, evidence);
          entries.add("transfer-approved", transfer.subject(), evidence);
        });
    decider.decide(id);
  }

  /** Refuses, for good. One approver is enough, and owes a reason to nobody. */
  public void refuse(SignedIn who, UUID id, String reason) {
    if (!who.person().hasAny(Role.APPROVER, Role.SECURITY)) {
      throw new UnreadableInput("Approvers and security people refuse transfers");
    }
    end(who, id, IntentState.REFUSED, "transfer-refused", reason);
  }

  /** Takes one's own back. */
  public void withdraw(Principal who, UUID id, String reason) {
    if (!requesters.speaksFor(who.getName(), waiting(id).filed().requester())) {
      throw new UnreadableInput("Only whoever asked takes a transfer back");
    }
    end(who, id, IntentState.WITHDRAWN, "transfer-withdrawn", reason);
  }

  private void end(Principal who, UUID id, IntentState state, String kind, String reason) {
    stores
        .journal()
        .record(entries -> {
          Transfer transfer = waiting(id);
          stores.transfers().move(transfer, state, clock.instant(), reason.strip());
          entries.add(
              kind,
              transfer.subject(),
              Json.object().put("by", who.getName()).put("reason", reason.strip()));
        });
  }

  /**
   * Wait: why am I getting this? Holds the transfer for everybody until it is settled. One press by
   * any approver, and no reason is owed.
   */
  public void ask(SignedIn who, UUID id) {
    stores
        .journal()
        .record(entries -> {
          Transfer transfer = waiting(id);
          UUID question = stores.questions().ask(id, who.person().id(), clock.instant());
          entries.add(
              "question-asked",
              transfer.subject(),
              Json.object().put("by", who.getName()).put("question", question.toString()));
        });
    decider.decide(id);
  }

  /** Answers a question, which whoever asked for the transfer does. */
  public void answer(SignedIn who, UUID question, String answer) {
    if (answer.isBlank() || answer.length() > 2_000) {
      throw new UnreadableInput("An answer has 1 to 2,000 characters");
    }
    stores
        .journal()
        .record(entries -> {
          QuestionStore.Asked asked = asked(question);
          Transfer transfer = waiting(asked.transfer());
          if (!requesters.speaksFor(who.getName(), transfer.filed().requester())) {
            throw new UnreadableInput("Whoever asked for the transfer answers");
          }
          if (!stores
              .questions()
              .answer(question, answer.strip(), who.getName(), clock.instant())) {
            throw new UnreadableInput("This was answered already");
          }
          entries.add(
              "question-answered",
              transfer.subject(),
              Json.object()
                  .put("by", who.getName())
                  .put("question", question.toString())
                  .put("answer", answer.strip()));
        });
  }

  /** The browser's options for saying that an answer will do. */
  public ObjectNode beginSettling(SignedIn who, UUID question) {
    QuestionStore.Asked asked = asked(question);
    maySettle(who, asked);
    ObjectNode body =
        Json.object()
            .put("transfer", asked.transfer().toString())
            .put("question", question.toString())
            .put("answer", asked.answer());
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(SETTLE, body));
  }

  /** Says that the answer will do: who asked does, or a security person. */
  public void settle(SignedIn who, UUID question, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, SETTLE, who.person().id(), who.session().id(), credential);
    UUID transfer =
        stores
            .journal()
            .decide(entries -> {
              ceremonies.use(signed);
              QuestionStore.Asked asked = asked(question);
              maySettle(who, asked);
              JsonNode body = Objects.requireNonNull(signed.deed()).path("body");
              if (!body.path("question").asString().equals(question.toString())
                  || !stores.questions().settle(question, who.person().id(), clock.instant())) {
                throw new UnreadableInput("This is settled already, or another question");
              }
              entries.add("question-settled", Transfer.subject(asked.transfer()), evidence(signed));
              return asked.transfer();
            });
    decider.decide(transfer);
  }

  private static void maySettle(SignedIn who, QuestionStore.Asked asked) {
    if (asked.answer() == null) {
      throw new UnreadableInput("Nobody has answered yet");
    }
    if (!asked.by().equals(who.person().id()) && !who.person().hasAny(Role.SECURITY)) {
      throw new UnreadableInput("Who asked, or a security person, says that an answer will do");
    }
  }

  /** The policy counts who may; here only what can never count is refused at once. */
  private void mayApprove(SignedIn who, Transfer transfer) {
    if (requesters.speaksFor(who.getName(), transfer.filed().requester())) {
      throw new UnreadableInput("Whoever asked for a transfer cannot approve it");
    }
    if (transfer.requesterKey().equals(who.session().keyThumbprint())) {
      throw new UnreadableInput(
          "The transfer was asked for in this browser; approve it in one of your own");
    }
  }

  private QuestionStore.Asked asked(UUID question) {
    return stores
        .questions()
        .find(question)
        .orElseThrow(() -> new UnreadableInput("There is no such question"));
  }

  private Prepared prepared(Transfer transfer) {
    return stores
        .prepared()
        .last(transfer.id())
        .orElseThrow(() -> new UnreadableInput("There is nothing yet that could be approved"));
  }

  private Transfer waiting(UUID id) {
    return stores
        .transfers()
        .find(id)
        .filter(one -> one.state() == IntentState.WAITING || one.state() == IntentState.APPROVED)
        .orElseThrow(
            () -> new UnreadableInput("There is no such transfer, or it is not waiting any more"));
  }

  private static ObjectNode evidence(Signed signed) {
    ObjectNode evidence = Json.object();
    evidence.set("deed", signed.deed());
    evidence.set("assertion", signed.evidence());
    return evidence;
  }
}
