package dev.countersign.server.trace;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.json.Json;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.DossierJson;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what comes of a trace whose blocks a server reads. */
final class WatchDiary {
  /** An alert of more would be read by nobody; the result has all. */
  private static final int MOST_EVENTS = 500;

  private static final int MOST_TOLD = 20;

  /** Less than this part of what was stolen is shown, and not sent to anybody. */
  private static final BigInteger DUST = BigInteger.valueOf(100_000);

  private static final Duration BLIND = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(4);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Traced traced;
  private final UUID server;
  private final TraceStore traces;
  private final WatchStore watches;
  private final JournalStore journal;
  private final Clock clock;
  private Seen seen = Seen.NOTHING;
  private boolean looked;
  private int failures;
  private Instant failingSince = Instant.MAX;
  private boolean toldBlind;

  WatchDiary(
      Traced traced,
      UUID server,
      TraceStore traces,
      WatchStore watches,
      JournalStore journal,
      Clock clock) {
    this.traced = traced;
    this.server = server;
    this.traces = traces;
    this.watches = watches;
    this.journal = journal;
    this.clock = clock;
    watches
        .seen(id())
        .ifPresent(packed -> {
          seen = Seen.read(packed);
          looked = true;
        });
  }

  private UUID id() {
    return traced.id();
  }

  private String subject() {
    return "trace/" + id();
  }

  /** Whether there is a result, be it one of before a restart. */
  boolean hasLooked() {
    return looked;
  }

  void progress(BlockHeader block, long newest, int share) {
    watches.progress(id(), block.number(), block.time(), newest, share);
  }

  /** The node answers. */
  void answers() {
    watches.answers(id());
    failures = 0;
    failingSince = Instant.MAX;
    if (toldBlind) {
      toldBlind = false;
      journal.record(
          entries -> entries.add("trace-sees", subject(), Json.object().put("by", traced.by())));
    }
  }

  /**
   * The node fails.
   *
   * @return after which time it is asked again
   */
  Duration fails(String sentence) {
    Instant now = clock.instant();
    Duration rest = pause(failures++);
    failingSince = failingSince.isAfter(now) ? now : failingSince;
    watches.fails(id(), sentence, now, now.plus(rest));
    if (!toldBlind && traced.node().filter(FromNode::open).isPresent()) {
      if (Duration.between(failingSince, now).compareTo(BLIND) > 0) {
        toldBlind = true;
        blind(sentence);
      }
    }
    return rest;
  }

  /** How long a node rests that failed, and that so often in a row before: longer each time. */
  static Duration pause(int before) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 16));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void blind(String sentence) {
    journal.record(entries ->
        entries.add(
            "trace-blind",
            subject(),
            Json.object().put("by", traced.by()).put("sentence", sentence)));
  }

  /** The chain gave blocks up, of which there may have been a result. */
  void reorganised(long from, long count) {
    if (looked) {
      String sentence =
          "The chain was reorganised: "
              + count
              + (count == 1 ? " block from " : " blocks from ")
              + from
              + " on "
              + (count == 1 ? "was" : "were")
              + " undone";
      watches.happened(id(), clock.instant(), TraceEvent.Kind.REORGANISATION, from, sentence, null);
    }
  }

  /** Keeps a result, and what it tells that the one before did not. */
  void looked(Answer answer, Following following) {
    Instant at = journal.now().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode result = DossierJson.of(answer, traced.asked(), at, following.labels());
    byte[] packed = TraceResult.packed(result);
    String totals = Json.compact(TraceWords.totals(result));
    Seen now = Seen.of(answer);
    List<Seen.One> reached = looked ? now.without(seen) : List.of();
    List<Seen.One> undone = seen.without(now);
    ObjectNode opened = looked ? null : TraceWords.entry(result, packed);
    journal.record(entries -> {
      if (!watches.looked(id(), server, totals, packed, now.packed())) {
        throw new WatchedLedger.Ended(Watch.LEFT);
      }
      Instant when = journal.now();
      reached.stream().limit(MOST_EVENTS).forEach(one -> happened(one, when, false));
      undone.stream().limit(MOST_EVENTS).forEach(one -> happened(one, when, true));
      if (opened != null) {
        entries.add("trace-opened", subject(), opened.put("state", TraceState.OPEN.word()));
      }
      if (!reached.isEmpty()) {
        entries.add("trace-reached", subject(), alert(reached, answer));
      }
      if (!undone.isEmpty()) {
        entries.add("trace-undone", subject(), alert(undone, answer));
      }
    });
    seen = now;
    looked = true;
  }

  /** What was stolen is not on the chain any more; it may come again. */
  void lost() {
    List<Seen.One> undone = seen.without(Seen.NOTHING);
    if (!undone.isEmpty()) {
      journal.record(entries -> {
        if (!watches.sees(id(), server, Seen.NOTHING.packed())) {
          throw new WatchedLedger.Ended(Watch.LEFT);
        }
        Instant when = journal.now();
        undone.stream().limit(MOST_EVENTS).forEach(one -> happened(one, when, true));
        entries.add("trace-undone", subject(), told(undone));
      });
      seen = Seen.NOTHING;
    }
  }

  private void happened(Seen.One one, Instant at, boolean undone) {
    if (undone) {
      watches.undone(id(), at, one.text());
    }
    watches.happened(
        id(),
        at,
        undone ? TraceEvent.Kind.UNDONE : TraceEvent.Kind.REACHED,
        one.block(),
        (undone ? "Undone: " : "") + one.sentence(),
        one.text());
  }

  private ObjectNode alert(List<Seen.One> all, Answer answer) {
    BigInteger value =
        all.stream()
            .map(one -> new BigInteger(one.json().path("value").asString()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    ObjectNode body = told(all).put("value", value.toString());
    body.put("stolen", answer.trace().stolen().toString());
    if (value.multiply(DUST).compareTo(answer.trace().stolen()) < 0) {
      body.put("dust", "yes");
    }
    return body;
  }

  private ObjectNode told(List<Seen.One> all) {
    ObjectNode body = Json.object().put("by", traced.by()).put("count", all.size());
    ArrayNode sentences = body.putArray("sentences");
    all.stream().limit(MOST_TOLD).forEach(one -> sentences.add(one.sentence()));
    return body;
  }

  /**
   * Ends it.
   *
   * @param without its state where there is no result
   * @param given whether it was given up, so that who counts on it must be told
   */
  void end(TraceState without, String sentence, boolean given) {
    Optional<byte[]> packed = traces.result(id());
    ObjectNode entry =
        packed
            .map(one -> TraceWords.entry(Json.parse(TraceResult.text(one), "A trace"), one))
            .orElseGet(() -> Json.object().put("state", without.word()));
    journal.record(entries ->
        traces
            .end(id(), without, journal.now(), sentence)
            .ifPresent(state -> {
              entry.put("state", state.word()).put("sentence", sentence);
              entries.add("trace-ended", subject(), entry);
            }));
    if (given && traced.node().filter(FromNode::open).isPresent()) {
      blind(sentence);
    }
  }
}
