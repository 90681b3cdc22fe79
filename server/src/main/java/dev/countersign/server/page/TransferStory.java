package dev.countersign.server.page;

import dev.countersign.gate.intent.IntentState;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.page.TransferPage.Approvals;
import dev.countersign.server.page.TransferPage.FindingLine;
import dev.countersign.server.page.TransferPage.May;
import dev.countersign.server.page.TransferPage.OwnerLine;
import dev.countersign.server.page.TransferPage.Owners;
import dev.countersign.server.page.TransferPage.QuestionLine;
import dev.countersign.server.page.TransferPage.RuleLine;
import dev.countersign.server.page.TransferPage.TransactionLine;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.CarriedOutStore;
import dev.countersign.server.transfer.Decider;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.QuestionStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.wallet.WalletStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the story of a transfer together, for whoever looks. */
public final class TransferStory {
  private final TransferRows rows;
  private final Decider decider;
  private final OwnersDesk owners;
  private final PreparedStore prepared;
  private final ApprovalStore approved;
  private final QuestionStore questions;
  private final SignatureStore signatures;
  private final CarriedOutStore carried;
  private final WalletStore wallets;
  private final JournalStore journal;
  private final PeopleStore people;
  private final Requesters requesters;
  private final InstantSource clock;

  /** From those stores. */
  public TransferStory(
      TransferRows rows,
      Decider decider,
      OwnersDesk owners,
      PreparedStore prepared,
      ApprovalStore approved,
      QuestionStore questions,
      SignatureStore signatures,
      CarriedOutStore carried,
      WalletStore wallets,
      JournalStore journal,
      PeopleStore people,
      Requesters requesters,
      InstantSource clock) {
    this.rows = rows;
    this.decider = decider;
    this.owners = owners;
    this.prepared = prepared;
    this.approved = approved;
    this.questions = questions;
    this.signatures = signatures;
    this.carried = carried;
    this.wallets = wallets;
    this.journal = journal;
    this.people = people;
    this.requesters = requesters;
    this.clock = clock;
  }

  /** The page of a transfer. */
  public TransferPage of(SignedIn who, Transfer transfer) {
    var payload = prepared.last(transfer.id()).orElse(null);
    boolean waiting =
        transfer.state() == IntentState.WAITING || transfer.state() == IntentState.APPROVED;
    Decider.Decision decision = waiting ? decider.look(transfer) : null;
    Verdict verdict = decision == null ? null : decision.verdict();
    var progress = owners.progress(transfer).orElse(null);
    var signature = signatures.of(transfer.id()).orElse(null);
    return new TransferPage(
        transfer.id().toString(),
        transfer.state().word(),
        Words.of(rows.words(transfer)),
        requesters.name(transfer.filed().requester()),
        Moments.of(transfer.filed().filedAt()),
        Moments.of(transfer.filed().deadline())
            + (waiting ? ", " + Moments.apart(clock.instant(), transfer.filed().deadline()) : ""),
        transfer.filed().intent().purpose(),
        transfer.filed().intent().reference(),
        transfer.hash().toHex(),
        transfer.reason(),
        verdict == null ? null : VerdictView.of(verdict.outcome()),
        verdict == null ? List.of() : verdict.findings().stream().map(TransferStory::line).toList(),
        verdict instanceof Verdict.Hold hold ? hold.releases() : List.of(),
        payload == null ? "" : payload.digest().toHex(),
        payload == null ? null : ReportView.all(payload.report()).getFirst(),
        approvals(decision),
        rules(decision),
        questions.of(transfer.id()).stream().map(one -> question(who, transfer, one)).toList(),
        progress == null ? null : owners(transfer, progress),
        progress == null || signature == null
            ? null
            : owners.execution(transfer, progress).map(data -> data.toHex()).orElse(null),
        signature == null ? null : signature.signature().toHex(),
        carried.of(transfer.id()).stream().map(TransferStory::transaction).toList(),
        told(transfer),
        may(who, transfer, decision, payload == null ? null : payload.digest()));
  }

  private List<EntryView> told(Transfer transfer) {
    Map<String, String> names = EntryView.names(people.all());
    return journal.about(transfer.subject()).stream()
        .map(entry -> EntryView.of(entry, names))
        .toList();
  }

  private static FindingLine line(Finding finding) {
    return new FindingLine(
        finding.code().code(),
        finding.code().outcome() == Outcome.ALLOW
            ? "note"
            : finding.code().outcome().name().toLowerCase(Locale.ROOT),
        Words.of(finding.sentence()));
  }

  private static Approvals approvals(Decider.@Nullable Decision decision) {
    PolicyDecision policy = decision == null ? null : decision.policy();
    if (policy == null) {
      return new Approvals("", "", List.of(), List.of(), null);
    }
    var standing = policy.approvals();
    return new Approvals(
        standing.quorum().isNobody() ? "" : standing.quorum().words(),
        standing.missingWords(),
        standing.ballot().voices().stream()
            .map(voice -> voice.name() + ", " + Moments.of(voice.at()))
            .toList(),
        standing.ballot().uncounted().stream()
            .map(one -> one.name() + ": " + one.reason().words())
            .toList(),
        policy.notBefore() == null ? null : Moments.of(policy.notBefore()));
  }

  private static List<RuleLine> rules(Decider.@Nullable Decision decision) {
    return decision == null || decision.policy() == null
        ? List.of()
        : RuleLine.all(decision.policy());
  }

  private QuestionLine question(SignedIn who, Transfer transfer, QuestionStore.Asked asked) {
    boolean open = asked.settledAt() == null;
    return new QuestionLine(
        asked.id().toString(),
        name(asked.by()),
        Moments.of(asked.at()),
        asked.answer(),
        asked.answeredBy() == null ? null : requesters.name(asked.answeredBy()),
        !open,
        open && asked.answer() == null && isOwn(who, transfer),
        open
            && asked.answer() != null
            && (asked.by().equals(who.person().id()) || who.person().hasAny(Role.SECURITY)));
  }

  private Owners owners(Transfer transfer, OwnersDesk.Progress progress) {
    var key = wallets.find(transfer.wallet()).orElseThrow().signingKey();
    return new Owners(
        progress.threshold(),
        progress.missing(),
        progress.owners().stream()
            .map(owner ->
                new OwnerLine(
                    owner.toString(), owner.equals(key), progress.signed().containsKey(owner)))
            .toList());
  }

  private static TransactionLine transaction(CarriedOutStore.CarriedOut one) {
    return new TransactionLine(
        one.hash().toHex(),
        one.succeeded() == null
            ? "sent " + Moments.of(one.sentAt())
            : (one.succeeded() ? "succeeded" : "failed") + " in block " + one.block());
  }

  private boolean isOwn(SignedIn who, Transfer transfer) {
    return requesters.speaksFor(who.getName(), transfer.filed().requester());
  }

  private May may(
      SignedIn who,
      Transfer transfer,
      Decider.@Nullable Decision decision,
      @Nullable Bytes digest) {
    boolean waiting = decision != null;
    boolean own = isOwn(who, transfer);
    return new May(
        digest != null && !own && mayApprove(who, transfer, decision, digest),
        waiting && who.person().hasAny(Role.APPROVER, Role.SECURITY),
        waiting && who.person().hasAny(Role.APPROVER, Role.SECURITY) && !own,
        waiting && own,
        waiting && own,
        transfer.state() == IntentState.COUNTERSIGNED || waiting);
  }

  /** Whose approval could count, and who has not given it from this browser. */
  private boolean mayApprove(
      SignedIn who, Transfer transfer, Decider.@Nullable Decision decision, Bytes digest) {
    PolicyDecision policy = decision == null ? null : decision.policy();
    String browser = who.session().keyThumbprint();
    if (policy == null || transfer.requesterKey().equals(browser)) {
      return false;
    }
    var quorum = policy.approvals().quorum();
    boolean asked =
        quorum.groups().stream().anyMatch(who.person().groups()::contains)
            || quorum.all().people() > 0;
    return asked
        && approved.counting(transfer.id()).stream()
            .noneMatch(one ->
                one.person().equals(who.person().id())
                    && one.browserKey().equals(browser)
                    && one.digest().equals(digest));
  }

  private String name(UUID person) {
    return people.find(person).map(Person::name).orElse("somebody");
  }
}
