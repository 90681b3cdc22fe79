package dev.countersign.server.drill;

import dev.countersign.drill.play.PlayDecision;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.drill.PlayGate.Seen;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.session.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where people decide on requests to move play money. What they sign with their passkey says that
 * it is an exercise, is checked, and is kept nowhere.
 */
public final class PlayDesk {
  /** The kind of the deed by which one agrees; no other desk takes it. */
  public static final String AGREE = "agree-in-exercise";

  private final JournalStore journal;
  private final PlayStore plays;
  private final DrillStore drills;
  private final Ceremonies ceremonies;
  private final PlayGate gate;
  private final InstantSource clock;

  /** Over those stores. */
  public PlayDesk(
      JournalStore journal,
      PlayStore plays,
      DrillStore drills,
      Ceremonies ceremonies,
      PlayGate gate,
      InstantSource clock) {
    this.journal = journal;
    this.plays = plays;
    this.drills = drills;
    this.ceremonies = ceremonies;
    this.gate = gate;
    this.clock = clock;
  }

  /** The requests. */
  public PlayStore store() {
    return plays;
  }

  /** Somebody's own with that token, once it has begun; empty for everybody else's. */
  public Optional<Play> find(SignedIn who, String token) {
    return plays.find(token).filter(one -> isOwn(who, one));
  }

  /** Somebody's own that have begun, the newest first. */
  public List<Play> of(UUID person) {
    return plays.of(person, clock.instant());
  }

  /** Those of somebody's own that wait for them. */
  public List<Play> waiting(UUID person) {
    return of(person).stream().filter(this::open).toList();
  }

  /** Whether a decision on it is taken and counts. */
  public boolean open(Play play) {
    Instant now = clock.instant();
    return !play.leftOut()
        && play.decision() == null
        && play.begun(now)
        && now.isBefore(play.deadline())
        && drills.find(play.drill()).filter(one -> one.stoppedAt() == null).isPresent();
  }

  /** What the gate says of it now. */
  public Seen seen(Play play) {
    return gate.read(play, clock.instant(), List.of());
  }

  /** What the gate would have said, had they agreed. */
  public Seen agreedBy(SignedIn who, Play play) {
    Seen before = seen(play);
    ApprovalFacts own =
        new ApprovalFacts(
            who.person().id().toString(),
            who.person().name(),
            who.person().groups(),
            who.session().keyThumbprint(),
            clock.instant(),
            before.digest(),
            false);
    return gate.read(play, clock.instant(), List.of(own));
  }

  /**
   * The browser's options for agreeing. The challenge is bound to the exercise: its kind, and a
   * body in which nothing of a transfer stands.
   *
   * @throws UnreadableInput when it is not open, or not what was shown
   */
  public ObjectNode beginAgreeing(SignedIn who, String token, String shown) {
    Play play = opened(who, plays.find(token));
    Seen seen = seen(play);
    if (!seen.digest().toHex().equals(shown)) {
      throw new UnreadableInput("This is another request than the one that you were shown");
    }
    ObjectNode body =
        Json.object()
            .put("exercise", play.id().toString())
            .put("of-play-money", true)
            .put("play-intent", seen.intentHash().toHex())
            .put("play-digest", seen.digest().toHex());
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(AGREE, body));
  }

  /** Agrees to what was signed. */
  public void agree(SignedIn who, String token, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, AGREE, who.person().id(), who.session().id(), credential);
    JsonNode body = Objects.requireNonNull(signed.deed()).path("body");
    journal.record(entries -> {
      ceremonies.use(signed);
      Play play = opened(who, plays.lock(token));
      if (!body.path("exercise").asString("").equals(play.id().toString())) {
        throw new UnreadableInput("What was signed is another exercise");
      }
      decide(play, PlayDecision.AGREED, entries);
    });
  }

  /** Refuses, or reports, by one press. */
  public void stop(SignedIn who, String token, PlayDecision decision) {
    if (decision == PlayDecision.AGREED) {
      throw new IllegalArgumentException("one agrees with a passkey");
    }
    journal.record(entries -> decide(opened(who, plays.lock(token)), decision, entries));
  }

  /** Calls whoever asked for it; what they say stands on the page from then on. */
  public void ask(SignedIn who, String token) {
    journal.record(entries -> {
      Play play = opened(who, plays.lock(token));
      if (plays.asked(play.id(), clock.instant())) {
        entries.add("exercise-request-asked", play.subject(), entry(play));
      }
    });
  }

  private void decide(Play play, PlayDecision decision, Journal entries) {
    plays.decided(play.id(), decision, clock.instant());
    entries.add(
        "exercise-request-decided",
        play.subject(),
        entry(play)
            .put("decision", decision.word())
            .put("right", decision.right(play.request().scenario().twist())));
  }

  /** Without the person, and without anything that they signed. */
  private static ObjectNode entry(Play play) {
    return Json.object().put("exercise", true).put("drill", play.drill().toString());
  }

  private Play opened(SignedIn who, Optional<Play> play) {
    return play.filter(one -> isOwn(who, one) && open(one))
        .orElseThrow(() -> new UnreadableInput("There is no such request that waits for you"));
  }

  private boolean isOwn(SignedIn who, Play play) {
    return play.person().equals(who.person().id()) && play.begun(clock.instant());
  }
}
