package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.Raised;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Span;
import dev.countersign.server.watch.StopRule;
import dev.countersign.topic.FindingForm;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Makes alerts of messages: what they raise and how far that is are one transaction, in which this
 * server must have the topic still. After a kill at any moment all of it is there, or none.
 */
final class FindingTaker {
  private static final Map<String, FindingCode> CATALOGUE =
      Catalogue.ALL.stream().collect(Collectors.toMap(FindingCode::code, Function.identity()));

  private final String topic;
  private final SinkStore store;
  private final JournalStore journal;
  private final AlertDesk desk;
  private final StopRule stop;
  private final Tracing tracing;

  FindingTaker(
      String topic,
      SinkStore store,
      JournalStore journal,
      AlertDesk desk,
      StopRule stop,
      Tracing tracing) {
    this.topic = topic;
    this.store = store;
    this.journal = journal;
    this.desk = desk;
    this.stop = stop;
    this.tracing = tracing;
  }

  private record Read(String identity, Alert alert, Message message) {}

  private record Dead(int part, long offset, String why, Bytes bytes) {}

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
          List.of(
              new Dead(
                  message.part(),
                  message.offset(),
                  "it says what cannot be kept of an alert",
                  message.value())));
    }
  }

  private boolean attempt(UUID holder, Duration lease, List<Message> messages) {
    List<Read> read = new ArrayList<>();
    List<Dead> dead = new ArrayList<>();
    for (Message one : messages) {
      try {
        Alert alert = FindingForm.read(one.value().toArray(), FindingTaker::code);
        read.add(new Read(FindingForm.identity(alert).toHex(), alert, one));
      } catch (UnreadableMessage e) {
        dead.add(new Dead(one.part(), one.offset(), e.sentence(), one.value()));
      }
    }
    return keep(holder, lease, messages, read, dead);
  }

  /** What a server says of what was countersigned, only a server can say. */
  private static Optional<FindingCode> code(String code) {
    FindingCode known = CATALOGUE.get(code);
    if (known != null && StopRule.stopsByItself(known)) {
      throw new UnreadableMessage("its code is one that only a server that countersigns can say");
    }
    return Optional.ofNullable(known);
  }

  private boolean keep(
      UUID holder, Duration lease, List<Message> messages, List<Read> read, List<Dead> dead) {
    List<Span> spans = new ArrayList<>();
    boolean kept =
        journal.decide(entries -> {
          Instant now = journal.now();
          if (!store.holds(holder, now.plus(lease)) || !advance(messages)) {
            return false;
          }
          Set<String> fresh = store.fresh(read.stream().map(Read::identity).toList(), now);
          List<Raised> raised = new ArrayList<>();
          for (Read one : read) {
            if (fresh.remove(one.identity())) {
              Span span = span(one.message());
              spans.add(span);
              raised.add(new Raised(noticed(one.alert(), now), span.traceparent()));
            }
          }
          raised.addAll(buried(dead, now));
          desk.raiseTraced(raised, entries);
          stop.apply(raised.stream().map(Raised::alert).toList(), entries);
          return true;
        });
    if (kept) {
      spans.forEach(Span::end);
    }
    return kept;
  }

  private Span span(Message message) {
    return tracing
        .begin("take finding", Kind.CONSUMER, message.traceparent(), null)
        .note("messaging.system", "kafka")
        .note("messaging.destination.name", topic)
        .note("messaging.destination.partition.id", Integer.toString(message.part()))
        .note("messaging.kafka.offset", Long.toString(message.offset()));
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

  /** What was found an hour ago calls people from now on, not for an hour already. */
  private static Alert noticed(Alert alert, Instant now) {
    Map<String, String> evidence = new LinkedHashMap<>(alert.evidence());
    evidence.putIfAbsent("found at", alert.at().toString());
    return new Alert(
        alert.code(),
        alert.severity(),
        alert.subject(),
        alert.group(),
        alert.key(),
        alert.sentence(),
        evidence,
        alert.seen(),
        now);
  }

  private List<Raised> buried(List<Dead> dead, Instant now) {
    List<Raised> raised = new ArrayList<>();
    for (Dead one : dead) {
      if (store.bury(one.part(), one.offset(), one.why(), one.bytes().toArray(), now)) {
        raised.add(new Raised(unreadable(one.part(), one.offset(), one.why(), now), ""));
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
        dead.put(gap.part(), new Dead(gap.part(), gap.wanted(), gap.sentence(), Bytes.EMPTY));
      }
      desk.raiseTraced(buried(List.copyOf(dead.values()), now), entries);
      return true;
    });
  }

  /** What was read was taken by another server meanwhile; nothing of it is kept again. */
  static final class TakenElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
