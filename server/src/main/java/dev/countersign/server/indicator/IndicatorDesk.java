package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.Defaults;
import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorTable;
import dev.countersign.intel.indicator.MispEvents;
import dev.countersign.intel.indicator.StixIndicators;
import dev.countersign.intel.indicator.Tally;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.indicator.Incoming.Form;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where indicators are handed in and taken back. A batch is written as it is read, and counts once
 * it is whole: what breaks off leaves nothing, and nobody waits for it meanwhile.
 */
public final class IndicatorDesk {
  /** The most of one batch. */
  public static final int MOST = 2_000_000;

  /** The most of one that others may have. */
  public static final int MOST_SHARED = 20_000;

  private static final int AT_ONCE = 1_000;
  private static final int MOST_ENDED = 5_000;
  private static final Duration LONGEST = Duration.ofHours(6);

  private final JournalStore journal;
  private final BatchStore batches;
  private final IndicatorStore indicators;

  /** Over those stores. */
  public IndicatorDesk(JournalStore journal, BatchStore batches, IndicatorStore indicators) {
    this.journal = journal;
    this.batches = batches;
    this.indicators = indicators;
  }

  /** What came. */
  public BatchStore batches() {
    return batches;
  }

  /** What is kept. */
  public IndicatorStore indicators() {
    return indicators;
  }

  /**
   * Takes what is handed in.
   *
   * @param input may be opened twice
   * @throws UnreadableInput where it cannot be read, holds none that can be used, or too many
   * @throws IOException where the input breaks off
   */
  public Batch take(Incoming incoming, StixIndicators.Input input) throws IOException {
    return take(incoming, input, entries -> {});
  }

  /** The same, with what else is written in the transaction from which on it counts. */
  Batch take(Incoming incoming, StixIndicators.Input input, Consumer<Journal> beside)
      throws IOException {
    Form form = incoming.form().isPresent() ? incoming.form().get() : form(input);
    UUID id = UUID.randomUUID();
    Instant now = journal.now();
    batches.begin(id, incoming.origin(), word(form), incoming.by(), incoming.shared(), now);
    boolean taken = false;
    try {
      Writing writing = new Writing(id, incoming.shared() ? MOST_SHARED : MOST);
      Tally tally =
          read(form, input, new Defaults(incoming.source(), incoming.confidence(), now), writing);
      writing.flush();
      if (tally.read() == 0 && !incoming.mayBeEmpty()) {
        throw new UnreadableInput(
            "There is no indicator in it that can be used"
                + tally.unused().entrySet().stream()
                    .findFirst()
                    .map(one -> ": " + one.getValue() + " × " + one.getKey())
                    .orElse(""));
      }
      journal.record(entries -> {
        taken(id, incoming, form, tally, entries);
        beside.accept(entries);
      });
      taken = true;
      indicators.supersede(id);
    } finally {
      if (!taken) {
        batches.forget(id);
      }
    }
    return batches.find(id).orElseThrow();
  }

  private void taken(UUID id, Incoming incoming, Form form, Tally tally, Journal entries) {
    Instant now = journal.now();
    batches.take(id, tally.read(), tally.unused(), now);
    if (incoming.shared()) {
      indicators.share(id, Optional.empty(), now);
    }
    indicators.revoke(incoming.source(), tally.revoked(), now);
    indicators.changed();
    entries.add(
        "indicators-taken",
        "indicator-batch/" + id,
        Json.object()
            .put("by", incoming.by())
            .put("origin", incoming.origin())
            .put("form", word(form))
            .put("source", incoming.source())
            .put("confidence", incoming.confidence())
            .put("shared", incoming.shared())
            .put("indicators", tally.read())
            .put("unused", tally.left())
            .put("revoked", tally.revoked().size()));
  }

  private static Tally read(
      Form form, StixIndicators.Input input, Defaults defaults, Consumer<Indicator> into)
      throws IOException {
    return switch (form) {
      case STIX -> StixIndicators.read(input, defaults, into);
      case CSV -> {
        try (InputStream in = input.open()) {
          yield IndicatorTable.read(
              new InputStreamReader(in, StandardCharsets.UTF_8), defaults, into);
        }
      }
      case MISP -> {
        try (InputStream in = input.open()) {
          byte[] bytes = in.readNBytes(MispEvents.MOST_BYTES + 1);
          if (bytes.length > MispEvents.MOST_BYTES) {
            throw new UnreadableInput("The event is larger than 64 MiB; hand it in by parts");
          }
          yield MispEvents.read(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
              defaults,
              into);
        } catch (CharacterCodingException e) {
          throw new UnreadableInput("The event is no UTF-8 text");
        }
      }
    };
  }

  /** By how it begins: a table in no brace, a bundle with its type. */
  private static Form form(StixIndicators.Input input) throws IOException {
    try (InputStream in = input.open()) {
      String begin = new String(in.readNBytes(4096), StandardCharsets.UTF_8).stripLeading();
      if (!begin.startsWith("{") && !begin.startsWith("[")) {
        return Form.CSV;
      }
      return begin.contains("\"bundle") || begin.contains("\"objects\"") ? Form.STIX : Form.MISP;
    }
  }

  /**
   * Takes one back, such as an address that proved to be harmless.
   *
   * @throws UnreadableInput where there is none
   */
  public void withdraw(UUID id, Person by) {
    journal.record(entries -> {
      Instant now = journal.now();
      Kept kept =
          indicators
              .withdraw(id, now)
              .orElseThrow(() ->
                  new UnreadableInput("There is no such indicator, or it was withdrawn before"));
      Batch batch = batches.numbered(kept.batch()).orElseThrow();
      if (batch.shared()) {
        indicators.share(batch.id(), Optional.of(id), now);
      }
      indicators.changed();
      entries.add(
          "indicator-withdrawn",
          batch.subject(),
          Json.object()
              .put("by", by.subject())
              .put("indicator", id.toString())
              .put("kind", kept.indicator().kind().word())
              .put("value", kept.indicator().value()));
    });
  }

  /**
   * Takes back all that came at one time.
   *
   * @throws UnreadableInput where there is no such batch
   */
  public void withdrawBatch(UUID id, Person by) {
    journal.record(entries -> {
      Instant now = journal.now();
      Batch batch =
          batches
              .find(id)
              .filter(one -> batches.withdraw(id, now))
              .orElseThrow(
                  () -> new UnreadableInput("There is no such batch, or it was withdrawn before"));
      if (batch.shared()) {
        indicators.share(id, Optional.empty(), now);
      }
      indicators.changed();
      entries.add(
          "indicators-withdrawn",
          batch.subject(),
          Json.object().put("by", by.subject()).put("indicators", batch.indicators()));
    });
  }

  /** Tells in the journal what ended, and forgets what was begun and never became whole. */
  public void tend() {
    Instant now = journal.now();
    batches.forgetBegunBefore(now.minus(LONGEST));
    while (indicators.hasEnded(now)) {
      journal.record(entries -> {
        Map<String, Long> ended = indicators.endTold(now, MOST_ENDED);
        if (!ended.isEmpty()) {
          ObjectNode body = Json.object();
          ended.forEach((kind, count) -> body.put(kind, count.longValue()));
          entries.add("indicators-ended", "indicators", body);
        }
      });
    }
  }

  private static String word(Form form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  /** Writes some at once. */
  private final class Writing implements Consumer<Indicator> {
    private final UUID batch;
    private final int most;
    private final List<Indicator> some = new ArrayList<>();
    private int count;

    Writing(UUID batch, int most) {
      this.batch = batch;
      this.most = most;
    }

    @Override
    public void accept(Indicator one) {
      if (++count > most) {
        throw new UnreadableInput("There are more than " + most + " indicators in it");
      }
      some.add(one);
      if (some.size() >= AT_ONCE) {
        flush();
      }
    }

    void flush() {
      if (!some.isEmpty()) {
        indicators.add(batch, some);
        some.clear();
      }
    }
  }
}
