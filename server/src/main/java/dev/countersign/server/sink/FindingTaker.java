package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.alert.Raised;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.tracing.Tracing.Span;
import dev.countersign.topic.UnreadableMessage;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Makes alerts of messages: what they raise and how far that is are one transaction, in which this
 * server must have the topic still. After a kill at any moment all of it is there, or none.
 */
final class FindingTaker {
  private final String topic;
  private final SinkStore store;
  private final JournalStore journal;
  private final DeadLetterStore letters;
  private final FindingRaiser raiser;

  FindingTaker(
      String topic,
      SinkStore store,
      JournalStore journal,
      DeadLetterStore letters,
      FindingRaiser raiser) {
    this.topic = topic;
    this.store = store;
    this.journal = journal;
    this.letters = letters;
    this.raiser = raiser;
  }

  private record Dead(Message message, String why) {}

  /**
   * Takes what was read of some partitions, in their order.
   *
   * @return false where another server has the topic, or took this already: nothing is done then
   */
  boolean take(UUID holder, Duration lease, List<Message> messages) {
    try {
      return attempt(holder, lease, messages);
    } catch (DataIntegrityViolationException | UnreadableInput e) {
      // One of them says what the database does not keep: it must not hold up the others.
      for (Message one : messages) {
        if (!alone(holder, lease, one)) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean alone(UUID holder, Duration lease, Message message) {
    try {
      return attempt(holder, lease, List.of(message));
    } catch (DataIntegrityViolationException | UnreadableInput e) {
      return keep(
          holder,
          lease,
          List.of(message),
          List.of(),
          List.of(new Dead(message, "it says what cannot be kept of an alert")));
    }
  }

  private boolean attempt(UUID holder, Duration lease, List<Message> messages) {
    List<Found> read = new ArrayList<>();
    List<Dead> dead = new ArrayList<>();
    for (Message one : messages) {
      try {
        read.add(Found.read(one));
      } catch (UnreadableMessage e) {
        dead.add(new Dead(one, e.sentence()));
      }
    }
    return keep(holder, lease, messages, read, dead);
  }

  private boolean keep(
      UUID holder, Duration lease, List<Message> messages, List<Found> read, List<Dead> dead) {
    List<Span> spans = new ArrayList<>();
    boolean kept =
        journal.decide(entries -> {
          Instant now = journal.now();
          if (!store.holds(holder, now.plus(lease)) || !advance(messages)) {
            return false;
          }
          spans.addAll(raiser.raise(topic, read, buried(dead, now), now, entries));
          return true;
        });
    if (kept) {
      spans.forEach(Span::end);
    }
    return kept;
  }

  private boolean advance(List<Message> messages) {
    Map<Integer, long[]> parts = new TreeMap<>();
    for (Message one : messages) {
      parts.computeIfAbsent(one.part(), part -> new long[] {one.offset(), 0})[1] = one.offset() + 1;
    }
    boolean ours = true;
    for (Map.Entry<Integer, long[]> part : parts.entrySet()) {
      ours &= store.advance(part.getKey(), part.getValue()[0], part.getValue()[1]);
    }
    if (!ours) {
      throw new TakenElsewhere();
    }
    return true;
  }

  private List<Raised> buried(List<Dead> dead, Instant now) {
    List<Raised> raised = new ArrayList<>();
    for (Dead one : dead) {
      if (letters.bury(topic, one.message(), one.why(), now)) {
        raised.add(
            new Raised(
                unreadable(one.message().part(), one.message().offset(), one.why(), now), ""));
      }
    }
    return raised;
  }

  private Alert unreadable(int part, long offset, String why, Instant now) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("topic", topic);
    evidence.put("partition", Integer.toString(part));
    evidence.put("offset", Long.toString(offset));
    evidence.put("why", why);
    return new Alert(
        WatchFinding.FINDING_UNREADABLE,
        WatchFinding.FINDING_UNREADABLE.severity(),
        "topic/" + topic,
        "topic/" + topic,
        "unreadable/" + topic + "/" + why,
        "A message in the topic of findings " + topic + " could not be read: " + why + ".",
        evidence,
        Optional.empty(),
        now);
  }

  /** Goes on where a partition goes on, and says what is missing. */
  boolean jump(UUID holder, Duration lease, List<Gap> gaps) {
    return journal.decide((Journal entries) -> {
      Instant now = journal.now();
      if (!store.holds(holder, now.plus(lease))) {
        return false;
      }
      Map<Integer, Dead> dead = new HashMap<>();
      for (Gap gap : gaps) {
        store.jump(gap.part(), gap.from());
        Message missing = new Message(gap.part(), gap.wanted(), Bytes.EMPTY, "");
        dead.put(gap.part(), new Dead(missing, gap.sentence()));
      }
      raiser.raise(topic, List.of(), buried(List.copyOf(dead.values()), now), now, entries);
      return true;
    });
  }

  /** What was read was taken by another server meanwhile; nothing of it is kept again. */
  static final class TakenElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
