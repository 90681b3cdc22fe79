package dev.countersign.server.finding;

import dev.countersign.access.risk.Kind;
import dev.countersign.access.risk.Part;
import dev.countersign.access.risk.Weight;
import dev.countersign.model.verdict.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A finding that was noted.
 *
 * @param source where what it rests on was recorded
 * @param account by which the events name whose it is
 * @param person null for somebody whom Countersign does not know
 * @param browser of a session of ours, the key of its browser; empty elsewhere
 * @param events that it rests on, as a list
 * @param settledBy what the journal calls who settled it; empty while it is open
 * @param reason why; empty while it is open
 * @param atMost the most that it counts for; 100 unless security lowered it
 * @param dispute what its person says against it; empty where they say nothing
 */
public record AccountFinding(
    long number,
    UUID id,
    Instant at,
    String code,
    Severity severity,
    String source,
    String account,
    @Nullable UUID person,
    @Nullable UUID machine,
    String session,
    String browser,
    String sentence,
    String innocent,
    JsonNode events,
    JsonNode evidence,
    State state,
    @Nullable Instant settledAt,
    String settledBy,
    String reason,
    int atMost,
    String loweredBecause,
    String dispute) {
  /** What security says of it. */
  public enum State {
    /** Nothing yet. */
    OPEN("open"),
    /** It was them: nothing is left of it. */
    THEIRS("it was them"),
    /** It was somebody else. */
    NOT_THEIRS("it was somebody else");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** As it is stored and sent. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What it is for the risk: that it was them takes all of it away, and that it was somebody else
   * makes it count for the most from then on.
   */
  public Part part() {
    Instant settled = settledAt;
    if (state == State.NOT_THEIRS && settled != null) {
      return new Part(Kind.ACCESS, browser, Weight.of(Severity.CRITICAL), settled, atMost);
    }
    return new Part(
        Kind.ACCESS, browser, Weight.of(severity), at, state == State.THEIRS ? 0 : atMost);
  }

  /** What the journal calls what it is about. */
  public String subject() {
    return person != null
        ? "person/" + person
        : machine != null ? "machine/" + machine : "account/" + account;
  }
}
