package dev.countersign.server.change;

import dev.countersign.gate.policy.decision.ChangeDecision;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Change.Agreement;
import dev.countersign.server.change.Change.State;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where changes are proposed, agreed to and made. */
public final class ChangeDesk {
  /** The kind of the deed by which one proposes. */
  public static final String PROPOSE = "propose-change";

  /** The kind of the deed by which one agrees. */
  public static final String AGREE = "agree-to-change";

  private final JournalStore journal;
  private final ChangeStore changes;
  private final Ceremonies ceremonies;
  private final ChangeRules rules;
  private final Map<String, ChangeKind> kinds;
  private final InstantSource clock;

  /** A desk for those kinds of change. */
  public ChangeDesk(
      DataSource source,
      JournalStore journal,
      Ceremonies ceremonies,
      ChangeRules rules,
      List<ChangeKind> kinds,
      InstantSource clock) {
    this.journal = journal;
    this.changes = new ChangeStore(source);
    this.ceremonies = ceremonies;
    this.rules = rules;
    this.kinds = kinds.stream().collect(Collectors.toMap(ChangeKind::name, Function.identity()));
    this.clock = clock;
  }

  /**
   * What came of a step.
   *
   * @param secret to show once; empty for none
   */
  public record Done(Change change, String secret) {
    /** Names no secret. */
    @Override
    public String toString() {
      return change.subject();
    }
  }

  /**
   * The browser's options for proposing a change.
   *
   * @throws UnreadableInput when the form cannot be read, or the change cannot be made
   */
  public ObjectNode beginProposal(SignedIn who, String kind, Map<String, String> form) {
    ObjectNode document = kind(kind).read(form);
    kind(kind).check(document);
    ObjectNode body = Json.object().put("kind", kind);
    body.put("hash", Change.hash(kind, document).toHex());
    body.set("document", document);
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(PROPOSE, body));
  }

  /** Proposes the change that was signed, and makes it where nobody else is needed. */
  public Done propose(SignedIn who, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, PROPOSE, who.person().id(), who.session().id(), credential);
    return journal.decide(entries -> {
      ceremonies.use(signed);
      JsonNode body = body(signed);
      String kind = body.path("kind").asString();
      kind(kind).check(body.path("document"));
      Instant now = clock.instant();
      Change change =
          new Change(
              UUID.randomUUID(),
              kind,
              body.path("document"),
              Bytes.fromHex(body.path("hash").asString()),
              State.PROPOSED,
              who.person().id(),
              who.session().keyThumbprint(),
              now,
              now.plus(Change.VALID),
              null,
              null,
              null,
              List.of());
      changes.add(change);
      entries.add("change-proposed", change.subject(), evidence(signed));
      return proceed(change, entries);
    });
  }

  /** The browser's options for agreeing to a change. */
  public ObjectNode beginAgreement(SignedIn who, UUID id) {
    Change change = open(id);
    rules.demandMayAgree(who, change);
    ObjectNode body = Json.object().put("change", id.toString()).put("kind", change.kind());
    body.put("hash", change.hash().toHex());
    body.set("document", change.document());
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(AGREE, body));
  }

  /** Agrees to the change that was signed, and makes it where enough have. */
  public Done agree(SignedIn who, UUID id, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, AGREE, who.person().id(), who.session().id(), credential);
    return journal.decide(entries -> {
      ceremonies.use(signed);
      Change change = open(id);
      rules.demandMayAgree(who, change);
      JsonNode body = body(signed);
      if (!body.path("change").asString().equals(id.toString())
          || !body.path("hash").asString().equals(change.hash().toHex())) {
        throw new UnreadableInput("What was signed is another change");
      }
      changes.agree(
          id,
          new Agreement(who.person().id(), who.session().keyThumbprint(), clock.instant()),
          evidence(signed));
      entries.add("change-agreed", change.subject(), evidence(signed));
      return proceed(open(id), entries);
    });
  }

  /** Refuses it; one person of those who could agree is enough, and owes a reason to nobody. */
  public void refuse(SignedIn who, UUID id, String reason) {
    journal.record(entries -> {
      Change change = open(id);
      boolean own = change.proposer().equals(who.person().id());
      State state = own ? State.WITHDRAWN : State.REFUSED;
      changes.end(id, state, clock.instant(), who.getName(), reason.strip());
      entries.add(
          own ? "change-withdrawn" : "change-refused",
          change.subject(),
          Json.object().put("by", who.getName()).put("reason", reason.strip()));
    });
  }

  /** Makes the changes whose time has come, and lets the old ones go. */
  public void proceedWithDue() {
    Instant now = clock.instant();
    for (Change change : changes.in(List.of(State.PROPOSED, State.COOLING), 1_000)) {
      Instant due = change.dueAt();
      if (change.state() == State.COOLING && due != null && !due.isAfter(now)) {
        journal.record(entries -> {
          Change still = changes.find(change.id()).orElseThrow();
          if (still.state() != State.COOLING) {
            return;
          }
          // Whoever agreed may have been shut out since.
          if (rules.decide(still).mayTakeEffect()) {
            make(still, entries);
          } else {
            String why = "Somebody who agreed may not any more";
            changes.end(still.id(), State.FAILED, clock.instant(), "server", why);
            entries.add("change-failed", still.subject(), Json.object().put("reason", why));
          }
        });
      } else if (change.state() == State.PROPOSED && change.expiresAt().isBefore(now)) {
        journal.record(entries -> {
          changes.end(change.id(), State.EXPIRED, now, "server", null);
          entries.add("change-expired", change.subject(), Json.object());
        });
      }
    }
  }

  /** The change with that id. */
  public Optional<Change> find(UUID id) {
    return changes.find(id);
  }

  /** Those that something can still happen to, the newest first. */
  public List<Change> open() {
    return changes.in(List.of(State.PROPOSED, State.COOLING), 200);
  }

  /** Those that ended, the newest first. */
  public List<Change> ended() {
    return changes.in(
        List.of(State.APPLIED, State.REFUSED, State.WITHDRAWN, State.EXPIRED, State.FAILED), 200);
  }

  /** What it would do, in sentences. */
  public List<String> words(Change change) {
    return kind(change.kind()).words(change.document());
  }

  /** Whom it needs, and who may agree. */
  public ChangeRules rules() {
    return rules;
  }

  private Done proceed(Change change, Journal entries) {
    if (rules.needsNobody(change)) {
      return new Done(change, make(change, entries));
    }
    ChangeDecision decision = rules.decide(change);
    Instant due = decision.notBefore();
    if (due == null) {
      return new Done(change, "");
    }
    changes.cool(change.id(), due);
    if (decision.mayTakeEffect()) {
      return new Done(change, make(change, entries));
    }
    entries.add("change-cooling", change.subject(), Json.object().put("until", due.toString()));
    return new Done(change, "");
  }

  private String make(Change change, Journal entries) {
    ChangeKind kind = kind(change.kind());
    try {
      kind.check(change.document());
      String secret = kind.apply(change.document(), entries);
      changes.end(change.id(), State.APPLIED, clock.instant(), "server", null);
      ObjectNode body = Json.object().put("kind", change.kind());
      body.put("hash", change.hash().toHex()).set("document", change.document());
      entries.add("change-applied", change.subject(), body);
      return secret;
    } catch (UnreadableInput e) {
      changes.end(change.id(), State.FAILED, clock.instant(), "server", e.sentence());
      entries.add("change-failed", change.subject(), Json.object().put("reason", e.sentence()));
      return "";
    }
  }

  private Change open(UUID id) {
    return changes
        .find(id)
        .filter(change -> change.state().open())
        .orElseThrow(() ->
            new UnreadableInput("There is no such change, or nothing can happen to it any more"));
  }

  private ChangeKind kind(String name) {
    ChangeKind kind = kinds.get(name);
    if (kind == null) {
      throw new UnreadableInput("There is no change of the kind \"" + name + "\"");
    }
    return kind;
  }

  private static JsonNode body(Signed signed) {
    return Objects.requireNonNull(signed.deed()).path("body");
  }

  private static ObjectNode evidence(Signed signed) {
    ObjectNode evidence = Json.object();
    evidence.set("deed", signed.deed());
    evidence.set("assertion", signed.evidence());
    return evidence;
  }
}
