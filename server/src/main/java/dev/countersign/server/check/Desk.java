package dev.countersign.server.check;

import dev.countersign.gate.known.Known;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.report.JsonReport;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.store.CheckStore;
import dev.countersign.server.store.Proposed;
import dev.countersign.server.store.Recorded;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where questions are answered: the gate reads, the store records, and only then is it told. */
public final class Desk {
  /** Of payloads that are read at the same time; reading one takes some forty times its size. */
  private static final int KIBIBYTES_AT_ONCE = Question.MOST_BYTES / 1024;

  private static final int SECONDS_TO_WAIT = 20;

  private final PayloadChecker checker;
  private final CheckStore store;
  private final JournalStore journal;
  private final Clock clock;
  private final Semaphore kibibytes = new Semaphore(KIBIBYTES_AT_ONCE, true);

  /** A desk that asks that checker and records in that store. */
  public Desk(PayloadChecker checker, CheckStore store, JournalStore journal, Clock clock) {
    this.checker = checker;
    this.journal = journal;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Answers and records a question that is not to be read any further before its turn.
   *
   * @param by who asks, as the journal calls them
   * @param size of what it is read from, in bytes
   * @throws UnreadableInput when the payload or what was said beside it cannot be read; nothing is
   *     recorded then
   * @throws Busy when too many ask at once
   */
  public Answer answer(String by, int size, Supplier<Question> asked) {
    int weight = Math.min(KIBIBYTES_AT_ONCE, size / 1024 + 1);
    await(weight);
    try {
      Question question = asked.get();
      CheckResult result = checker.check(question, List.of());
      List<Proposed> proposed = Proposals.in(result);
      List<Known.Seen> rivals =
          proposed.stream().flatMap(one -> store.rivals(one).stream()).map(Desk::seen).toList();
      if (!rivals.isEmpty()) {
        result = checker.check(question, rivals);
      }
      return recorded(by, question, result, proposed);
    } finally {
      kibibytes.release(weight);
    }
  }

  /** Answers and records a question. */
  public Answer answer(String by, Question question) {
    return answer(by, question.payload().length, () -> question);
  }

  /** The answer with that permalink. */
  public Optional<Answer> find(UUID id) {
    return store
        .find(id)
        .flatMap(recorded ->
            store
                .report(id)
                .map(report -> new Answer(recorded, Json.parse(report, "A recorded answer"))));
  }

  /** The newest answers before a number. */
  public List<Recorded> before(long number, int most) {
    return store.before(number, most);
  }

  private Answer recorded(
      String by, Question question, CheckResult result, List<Proposed> proposed) {
    CheckReport first = result.reports().getFirst();
    JsonNode report = JsonReport.of(result);
    Recorded recorded =
        new Recorded(
            0,
            UUID.randomUUID(),
            clock.instant(),
            first.kind(),
            first.chainId(),
            first.wallet() == null ? null : first.wallet().toString(),
            result.outcome(),
            Visible.of(first.summary()),
            sha256(question.payload()),
            question.payload().length);
    journal.record(entries -> {
      store.add(recorded, ascii(Json.compact(report)), proposed);
      Proposals.allowedSpends(result, question.intent() != null)
          .forEach(txid -> store.allow(txid, recorded.id()));
      entries.add("payload-checked", "check/" + recorded.id(), entry(by, recorded));
    });
    return new Answer(recorded, report);
  }

  private static ObjectNode entry(String by, Recorded recorded) {
    return Json.object()
        .put("by", by)
        .put("kind", recorded.kind())
        .put("verdict", recorded.verdict().name().toLowerCase(Locale.ROOT))
        .put("summary", recorded.summary())
        .put("payloadSha256", recorded.payloadSha256());
  }

  private void await(int weight) {
    try {
      if (!kibibytes.tryAcquire(weight, SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }

  private static Known.Seen seen(Proposed proposed) {
    return new Known.Seen(proposed.chainId(), proposed.wallet(), proposed.nonce(), proposed.hash());
  }

  /** Half surrogates and the like, which a payload may carry, would not survive as UTF-8. */
  private static String ascii(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.chars()
        .forEach(c -> {
          if (c < 0x7f) {
            out.append((char) c);
          } else {
            out.append(String.format("\\u%04x", c));
          }
        });
    return out.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
