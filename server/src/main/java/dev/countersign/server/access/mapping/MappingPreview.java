package dev.countersign.server.access.mapping;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.mapping.Mapping;
import dev.countersign.access.read.mapping.MappingFile;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.event.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a mapping file would make of a sample; nothing is kept.
 *
 * @param name of the file's source; empty where it is wrong
 * @param mistakes of the file, each with its place
 * @param lines what comes of each record of the sample
 */
public record MappingPreview(String name, List<String> mistakes, List<Line> lines) {
  private static final int MOST = 20;
  private static final int LARGEST = 256 << 10;

  /** Copies. */
  public MappingPreview {
    mistakes = List.copyOf(mistakes);
    lines = List.copyOf(lines);
  }

  /**
   * What comes of a record.
   *
   * @param number of its line, or its place in the list, from 1
   * @param event the event as JSON; empty where there is none
   * @param why there is none, or what of it is worth knowing; empty where all is well
   */
  public record Line(int number, String event, String why) {}

  /**
   * Tries one.
   *
   * @param sample a JSON object, one a line, or a list of them; at most 20 are read
   */
  public static MappingPreview of(String document, String sample, Instant now) {
    if (document.length() > LARGEST || sample.length() > LARGEST) {
      throw new UnreadableInput("A mapping and a sample have at most 256 KiB each");
    }
    List<String> mistakes = MappingFile.mistakes(document);
    if (!mistakes.isEmpty()) {
      return new MappingPreview("", mistakes, List.of());
    }
    try {
      String name = MappingDesk.name(document, "The mapping");
      return new MappingPreview(
          name, List.of(), lines(MappingFile.read(document, "The mapping"), sample, now));
    } catch (UnreadableInput e) {
      return new MappingPreview("", List.of(e.sentence()), List.of());
    }
  }

  private static List<Line> lines(Mapping mapping, String sample, Instant now) {
    Readers readers = Readers.standard().with(mapping);
    String text = sample.strip();
    if (text.isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    try {
      JsonNode whole = Json.parse(text, "The sample");
      List<JsonNode> records = new ArrayList<>();
      if (whole.isArray()) {
        whole.forEach(records::add);
      } else {
        records.add(whole);
      }
      for (JsonNode record : records.subList(0, Math.min(MOST, records.size()))) {
        lines.add(line(mapping.name(), readers, record, lines.size() + 1, now));
      }
      return lines;
    } catch (UnreadableInput e) {
      return text.lines().count() > 1 ? byLine(mapping, readers, text, now) : List.of(none(1, e));
    }
  }

  private static List<Line> byLine(Mapping mapping, Readers readers, String text, Instant now) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String one : text.lines().limit(MOST).toList()) {
      number++;
      if (!one.isBlank()) {
        try {
          JsonNode record = Json.parse(one, "The record");
          lines.add(line(mapping.name(), readers, record, number, now));
        } catch (UnreadableInput e) {
          lines.add(none(number, e));
        }
      }
    }
    return lines;
  }

  private static Line none(int number, UnreadableInput e) {
    return new Line(number, "", e.sentence());
  }

  private static Line line(String name, Readers readers, JsonNode record, int number, Instant now) {
    if (!record.isObject()) {
      return new Line(number, "", "A record is a JSON object");
    }
    Readers.Reading reading = readers.read(record, now);
    if (!reading.reader().equals(name)) {
      return new Line(
          number,
          "",
          "The mapping does not recognise it: its “fits” says what must stand in a record"
              + (reading.recognised() ? "; it would be read as one of " + reading.reader() : ""));
    }
    AccessEvent event = reading.events().getFirst();
    return new Line(number, Json.pretty(EventJson.write(event)), remark(event));
  }

  private static String remark(AccessEvent event) {
    List<String> missing = new ArrayList<>();
    if (event.details().getOrDefault("time", "").equals("arrival")) {
      missing.add("no time was found, so that it is when the record came");
    }
    if (event.person().isEmpty()) {
      missing.add("no account was found, so that nobody's sessions are compared");
    }
    if (event.activity().word().equals("other")) {
      missing.add("the word for what was done is not among the mapping's words");
    }
    return missing.isEmpty() ? "" : String.join("; ", missing);
  }
}
