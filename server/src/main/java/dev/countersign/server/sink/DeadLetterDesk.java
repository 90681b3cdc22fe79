package dev.countersign.server.sink;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.sink.DeadLetter.State;
import dev.countersign.server.sink.DeadLetterStore.Held;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Span;
import dev.countersign.server.watch.StopRule;
import dev.countersign.topic.UnreadableMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where messages that could not be taken are tried again and set aside. No broker is asked: what is
 * tried is what was kept, so any server of the database can.
 */
public final class DeadLetterDesk {
  /** How many are tried at once. */
  public static final int AT_ONCE = 200;

  private static final int LONGEST = 500;

  private final JournalStore journal;
  private final DeadLetterStore letters;
  private final FindingRaiser raiser;

  /** A desk over those. */
  public DeadLetterDesk(
      DataSource source, JournalStore journal, AlertDesk desk, StopRule stop, Tracing tracing) {
    this.journal = journal;
    this.letters = new DeadLetterStore(source);
    this.raiser = new FindingRaiser(new TakenStore(source), desk, stop, tracing);
  }

  /** The letters. */
  public DeadLetterStore store() {
    return letters;
  }

  /** What came of a try. */
  public sealed interface Tried {
    /**
     * It is read.
     *
     * @param raised false where the finding was taken before, by another message that says the same
     */
    record Taken(boolean raised) implements Tried {}

    /**
     * It stays.
     *
     * @param why a sentence without its end
     */
    record Unread(String why) implements Tried {}

    /**
     * There is nothing to try.
     *
     * @param why a sentence without its end
     */
    record Nothing(String why) implements Tried {}
  }

  /**
   * What came of many tries.
   *
   * @param taken how many were read
   * @param unread how many stay
   * @param more whether there are more than were tried
   */
  public record TriedAll(int taken, int unread, boolean more) {}

  /**
   * Reads one again, as this version reads. What it raises and that it is taken are one
   * transaction, alone among those of all servers: it raises its alert once, however often it is
   * tried.
   *
   * @param by who, as the journal calls them
   */
  public Tried tryAgain(long number, String by) {
    List<Span> spans = new ArrayList<>();
    Tried tried;
    try {
      tried = journal.decide(entries -> attempt(number, by, spans, entries));
    } catch (DataIntegrityViolationException | UnreadableInput e) {
      return journal.decide(entries ->
          held(number)
              .<Tried>map(held ->
                  unread(held.letter(), "it says what cannot be kept of an alert", by, entries))
              .orElseGet(() -> new Tried.Nothing(nothing(number))));
    }
    spans.forEach(Span::end);
    return tried;
  }

  private Tried attempt(long number, String by, List<Span> spans, Journal entries) {
    Optional<Held> held = held(number);
    if (held.isEmpty()) {
      return new Tried.Nothing(nothing(number));
    }
    DeadLetter letter = held.get().letter();
    Found found;
    try {
      found = Found.read(held.get().message());
    } catch (UnreadableMessage e) {
      return unread(letter, e.sentence(), by, entries);
    }
    Instant now = journal.now();
    spans.addAll(raiser.raise(letter.topic(), List.of(found), List.of(), now, entries));
    letters.taken(number, by, now);
    boolean raised = !spans.isEmpty();
    entries.add(
        "dead-letter-taken",
        letter.subject(),
        body(letter, by).put("finding", found.identity()).put("raised", raised));
    return new Tried.Taken(raised);
  }

  /** One that can be tried. */
  private Optional<Held> held(long number) {
    return letters.held(number).filter(held -> held.letter().isReplayable());
  }

  private String nothing(long number) {
    return letters
        .find(number, 0)
        .map(letter ->
            switch (letter.state()) {
              case TAKEN -> "The message was taken already";
              case SET_ASIDE -> "The message is set aside; open it again first";
              case OPEN -> "Nothing was kept of the message that could be read";
            })
        .orElse("There is no such message");
  }

  private Tried unread(DeadLetter letter, String why, String by, Journal entries) {
    letters.unread(letter.number(), why, journal.now());
    entries.add("dead-letter-unread", letter.subject(), body(letter, by).put("why", why));
    return new Tried.Unread(why);
  }

  /**
   * Tries those that were not tried for longest, each in a transaction of its own, {@value
   * #AT_ONCE} at the most.
   *
   * @param by who, as the journal calls them
   */
  public TriedAll tryAll(String by) {
    List<Long> waiting = letters.waiting(AT_ONCE + 1);
    int taken = 0;
    int unread = 0;
    for (long number : waiting.subList(0, Math.min(AT_ONCE, waiting.size()))) {
      switch (tryAgain(number, by)) {
        case Tried.Taken read -> taken++;
        case Tried.Unread still -> unread++;
        case Tried.Nothing nothing -> {} // somebody was faster
      }
    }
    return new TriedAll(taken, unread, waiting.size() > AT_ONCE);
  }

  /**
   * Says that one will never be readable.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput when there is no reason, or it is not open
   */
  public void setAside(long number, String by, String reason) {
    if (reason.isBlank()) {
      throw new UnreadableInput("The reason is missing; say in a sentence why");
    }
    if (reason.length() > LONGEST) {
      throw new UnreadableInput("The reason may have at most " + LONGEST + " characters");
    }
    journal.record(entries -> {
      DeadLetter letter = inState(number, State.OPEN, "The message is not open");
      letters.setAside(number, by, reason.strip(), journal.now());
      entries.add(
          "dead-letter-set-aside",
          letter.subject(),
          body(letter, by).put("reason", reason.strip()));
    });
  }

  /**
   * Opens one again that was set aside.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput when it is not set aside
   */
  public void openAgain(long number, String by) {
    journal.record(entries -> {
      DeadLetter letter = inState(number, State.SET_ASIDE, "The message is not set aside");
      letters.open(number);
      entries.add("dead-letter-opened-again", letter.subject(), body(letter, by));
    });
  }

  private DeadLetter inState(long number, State wanted, String otherwise) {
    DeadLetter letter =
        letters
            .held(number)
            .orElseThrow(() -> new UnreadableInput("There is no such message"))
            .letter();
    if (letter.state() != wanted) {
      throw new UnreadableInput(otherwise);
    }
    return letter;
  }

  private static ObjectNode body(DeadLetter letter, String by) {
    return Json.object()
        .put("by", by)
        .put("topic", letter.topic())
        .put("partition", letter.part())
        .put("offset", letter.offset());
  }
}
