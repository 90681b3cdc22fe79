package dev.countersign.server.access.event;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.event.EventStore.Added;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Takes records in, from whichever way they come: each is kept, or counted with the reason why not.
 */
public final class Intake {
  /** So many reasons are told of one delivery. */
  private static final int MOST_TOLD = 100;

  /** So many records a delivery may have. */
  private static final int MOST = 20_000;

  /** So many characters a record may have. */
  private static final int LONGEST = 1 << 20;

  private final RecordReading reading;
  private final EventStore events;
  private final InstantSource clock;

  /** Into that store. */
  public Intake(RecordReading reading, EventStore events, InstantSource clock) {
    this.reading = reading;
    this.events = events;
    this.clock = clock;
  }

  /** A record that could not be read: its line, or its place in the list, counted from 1. */
  public record NotReadable(int line, String why) {}

  /**
   * What came of a delivery.
   *
   * @param unreadable how many records could not be read
   * @param notReadable why, of the first hundred
   */
  public record Taken(Added added, int unreadable, List<NotReadable> notReadable) {
    /** Copies. */
    public Taken {
      notReadable = List.copyOf(notReadable);
    }
  }

  /** The sources whose records can be taken. */
  public Set<String> sources() {
    return reading.sources();
  }

  /**
   * Takes a delivery: one JSON object a line, or a list of them.
   *
   * @throws UnreadableInput when nobody reads that source, or the whole is neither
   */
  public Taken take(String source, String body) {
    demandKnown(source);
    List<NotReadable> bad = new ArrayList<>();
    List<JsonNode> records = body.stripLeading().startsWith("[") ? list(body) : lines(body, bad);
    return take(source, records, bad, () -> {});
  }

  /**
   * Takes records that were read from an answer, with what is to be kept in the same transaction.
   */
  public Taken take(String source, List<JsonNode> records, Runnable also) {
    demandKnown(source);
    return take(source, records, new ArrayList<>(), also);
  }

  private void demandKnown(String source) {
    if (!reading.sources().contains(source)) {
      throw new UnreadableInput(
          "There is no source \""
              + (source.length() > 40 ? source.substring(0, 40) + "…" : source)
              + "\"; give one of "
              + String.join(", ", reading.sources().stream().sorted().toList()));
    }
  }

  /** A record that is null stands for a line that could not be read, which is told already. */
  private Taken take(String source, List<JsonNode> records, List<NotReadable> bad, Runnable also) {
    Instant arrived = clock.instant();
    List<Arrived> read = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      JsonNode record = records.get(i);
      if (record.isMissingNode()) {
        continue;
      }
      try {
        if (!record.isObject()) {
          throw new UnreadableInput("A record is a JSON object");
        }
        String text = Json.compact(record);
        for (AccessEvent event : reading.read(source, record, arrived)) {
          read.add(new Arrived(event, text));
        }
      } catch (UnreadableInput e) {
        bad.add(new NotReadable(i + 1, e.sentence()));
      }
    }
    Added added = events.add(source, read, arrived, also);
    if (!bad.isEmpty()) {
      events.unreadable(source, bad.size(), bad.getLast().why());
    }
    return new Taken(added, bad.size(), bad.subList(0, Math.min(MOST_TOLD, bad.size())));
  }

  private static List<JsonNode> list(String body) {
    JsonNode list = Json.parse(body, "The delivery");
    if (list.size() > MOST) {
      throw tooMany();
    }
    List<JsonNode> records = new ArrayList<>(list.size());
    list.forEach(records::add);
    return records;
  }

  private static List<JsonNode> lines(String body, List<NotReadable> bad) {
    List<JsonNode> records = new ArrayList<>();
    for (String line : (Iterable<String>) body.lines()::iterator) {
      if (records.size() == MOST) {
        throw tooMany();
      }
      records.add(line(line, records.size() + 1, bad));
    }
    return records;
  }

  private static JsonNode line(String line, int number, List<NotReadable> bad) {
    if (line.length() > LONGEST) {
      bad.add(new NotReadable(number, "The record is longer than 1 MiB"));
      return Json.object().path("");
    }
    if (line.isBlank()) {
      return Json.object().path("");
    }
    try {
      return Json.parse(line, "The record");
    } catch (UnreadableInput e) {
      bad.add(new NotReadable(number, e.sentence()));
      return Json.object().path("");
    }
  }

  private static UnreadableInput tooMany() {
    return new UnreadableInput(
        "A delivery has at most " + MOST + " records; send the rest in another");
  }
}
