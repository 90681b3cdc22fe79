package dev.countersign.access.read;

import dev.countersign.access.event.AccessEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of a stream of JSON, in constant memory however long it is: one object a line, objects
 * over several lines, an array of them, or such an array in a page of an interface. Not for use by
 * several threads.
 */
public final class EventStream {
  /** The most bytes of one record: 1 MiB. */
  public static final int MOST_BYTES = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxNumberLength(100)
                          .maxNameLength(10_000)
                          .maxStringLength(MOST_BYTES)
                          .build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .build();

  private final RecordScanner scanner;
  private final Readers readers;
  private final Tally tally;
  private final Deque<ReadEvent> ready = new ArrayDeque<>();
  private Instant arrived;

  /**
   * Of a stream that the caller closes.
   *
   * @param tally in which what is read is counted
   * @param arrived taken as the time of records that give none, until one has given its own
   */
  public EventStream(InputStream in, Readers readers, Tally tally, Instant arrived) {
    this.scanner = new RecordScanner(in, MOST_BYTES);
    this.readers = readers;
    this.tally = tally;
    this.arrived = arrived;
  }

  /** What comes next. */
  public sealed interface Item {
    /** An event. */
    record Event(ReadEvent read) implements Item {}

    /** Something that could not be read. */
    record Failure(Unread unread) implements Item {}
  }

  /**
   * The next event or failure; null where the stream has ended.
   *
   * @throws IOException when it cannot be read on
   */
  public @Nullable Item next() throws IOException {
    return next(true);
  }

  /**
   * The next, of a stream that may grow: null also where it ends in the middle of a record, which
   * the next call goes on with.
   *
   * @param last whether nothing will follow
   */
  public @Nullable Item next(boolean last) throws IOException {
    while (ready.isEmpty()) {
      switch (scanner.next(last)) {
        case RECORD -> {
          Item failure = record();
          if (failure != null) {
            return failure;
          }
        }
        case MALFORMED -> {
          return failure(Unread.Why.MALFORMED, "no JSON object stands here, or it does not end");
        }
        case TOO_LARGE -> {
          return failure(
              Unread.Why.TOO_LARGE, "the record is larger than 1 MiB, which no log's record is");
        }
        case WAIT, END -> {
          return null;
        }
      }
    }
    return new Item.Event(ready.removeFirst());
  }

  private Item failure(Unread.Why why, String sentence) {
    tally.unread(why);
    return new Item.Failure(new Unread(scanner.line(), why, sentence));
  }

  private @Nullable Item record() {
    String text =
        new String(scanner.bytes(), scanner.offset(), scanner.length(), StandardCharsets.UTF_8);
    JsonNode node;
    try {
      node = parsed(text);
    } catch (JacksonException e) {
      return failure(Unread.Why.MALFORMED, "this is no JSON: " + e.getOriginalMessage());
    } catch (NumberFormatException e) { // Jackson lets the one of its number parser through
      return failure(Unread.Why.MALFORMED, "a number is past any that is read");
    }
    Readers.Reading reading = readers.read(node, arrived);
    tally.record(reading);
    for (AccessEvent event : reading.events()) {
      ReadEvent read = new ReadEvent(event, text, scanner.line(), reading.recognised());
      tally.event(read);
      if (read.timed()) {
        arrived = event.at();
      }
      ready.add(read);
    }
    return null;
  }

  /** Bytes are faster than text, but only where they are UTF-8 throughout. */
  private JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(scanner.bytes(), scanner.offset(), scanner.length());
    } catch (JacksonException e) {
      if (text.indexOf('\ufffd') < 0) {
        throw e;
      }
      return MAPPER.readTree(text);
    }
  }
}
