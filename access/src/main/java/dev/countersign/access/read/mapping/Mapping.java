package dev.countersign.access.read.mapping;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Draft;
import dev.countersign.access.read.field.EventReader;
import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.field.Meaning;
import dev.countersign.access.read.field.Telling;
import dev.countersign.access.read.field.Times;
import dev.countersign.access.read.field.Vocabulary;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A reader of the JSON that a mapping file describes ({@code docs/access-events.md}). */
public final class Mapping implements EventReader {
  private final String name;
  private final Parts parts;

  Mapping(String name, Parts parts) {
    this.name = name;
    this.parts = parts;
  }

  /**
   * What a file says.
   *
   * @param fields where each stands, by name; the first of its spots with a value counts
   * @param details the same for details
   * @param formats of times besides those that are always read
   * @param meanings whose words are looked up, in that order
   * @param results what words for how it ended mean
   */
  record Parts(
      Fitting fitting,
      Map<String, List<Spot>> fields,
      Map<String, List<Spot>> details,
      List<DateTimeFormatter> formats,
      List<Spot> meanings,
      Vocabulary words,
      List<Rule> rules,
      Map<String, Result> results,
      @Nullable Result result,
      Actor.Kind actorKind,
      Target.Kind targetKind) {}

  @Override
  public Source source() {
    return Source.MAPPED;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean fits(JsonNode record) {
    return parts.fitting.fits(record);
  }

  @Override
  public List<AccessEvent> read(JsonNode record, Instant arrived) {
    String id = text(record, "id");
    Draft draft =
        new Draft(Source.MAPPED)
            .id(id.isEmpty() ? "" : name + "/" + id)
            .at(at(record))
            .action(text(record, "action"), meaning(record))
            .result(result(record));
    String actor = text(record, "actor.name");
    String actorId = text(record, "actor.id");
    draft.actor(
        actorId, actor, actor.isEmpty() && actorId.isEmpty() ? Actor.Kind.UNKNOWN : kind(actor));
    target(draft, record);
    draft
        .session(text(record, "session"))
        .token(text(record, "token"))
        .ip(text(record, "ip"))
        .userAgent(text(record, "user-agent"))
        .device(text(record, "device"))
        .system(text(record, "system"))
        .network(text(record, "network"))
        .hidden(text(record, "hidden").equalsIgnoreCase("true"))
        .managed(truth(text(record, "managed")))
        .place(
            text(record, "country"),
            text(record, "city"),
            number(text(record, "latitude")),
            number(text(record, "longitude")))
        .detail("log", name);
    parts.details.forEach((detail, spots) -> draft.detail(detail, first(record, spots)));
    return List.of(draft.done(record, arrived));
  }

  private Actor.Kind kind(String actor) {
    return actor.endsWith("gserviceaccount.com") || actor.endsWith("[bot]")
        ? Actor.Kind.SERVICE
        : parts.actorKind;
  }

  private void target(Draft draft, JsonNode record) {
    String title = text(record, "target.name");
    Target.Kind kind =
        parts.targetKind == Target.Kind.DOCUMENT
            ? Telling.of(title, Target.Kind.DOCUMENT)
            : parts.targetKind;
    draft.target(
        kind,
        text(record, "target.id"),
        title.contains("@") ? title.toLowerCase(Locale.ROOT) : title);
  }

  private Meaning meaning(JsonNode record) {
    for (Rule rule : parts.rules) {
      if (rule.fits(record)) {
        return rule.meaning();
      }
    }
    for (Spot spot : parts.meanings) {
      String word = spot.text(record);
      Meaning meaning = word.isEmpty() ? Meaning.OTHER : parts.words.of(word);
      if (meaning.known()) {
        return meaning;
      }
    }
    return Meaning.OTHER;
  }

  private Result result(JsonNode record) {
    String word = text(record, "result").toLowerCase(Locale.ROOT);
    Result otherwise = parts.result == null ? Result.UNKNOWN : parts.result;
    return word.isEmpty() ? otherwise : parts.results.getOrDefault(word, otherwise);
  }

  private @Nullable Instant at(JsonNode record) {
    for (Spot spot : parts.fields.getOrDefault("at", List.of())) {
      Instant plain = spot.match() == null ? Times.read(spot.node(record)) : null;
      Instant moment = plain == null ? written(spot.text(record)) : plain;
      if (moment != null) {
        return moment;
      }
    }
    return null;
  }

  private @Nullable Instant written(String text) {
    Instant plain = Times.read(text);
    if (plain != null || text.length() > 60) {
      return plain;
    }
    for (DateTimeFormatter format : parts.formats) {
      Instant moment = written(text, format);
      if (moment != null) {
        return moment;
      }
    }
    return null;
  }

  private static @Nullable Instant written(String text, DateTimeFormatter format) {
    try {
      Object best = format.parseBest(text, Instant::from, LocalDateTime::from);
      Instant moment =
          best instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) best;
      return Times.read(moment.toString());
    } catch (DateTimeException e) {
      return null; // another format may fit
    }
  }

  private String text(JsonNode record, String field) {
    return first(record, parts.fields.getOrDefault(field, List.of()));
  }

  private static String first(JsonNode record, List<Spot> spots) {
    for (Spot spot : spots) {
      String text = spot.text(record);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static @Nullable Boolean truth(String text) {
    return text.isEmpty() ? null : Boolean.valueOf(text.equalsIgnoreCase("true"));
  }

  private static double number(String text) {
    return text.isEmpty()
        ? Double.NaN
        : Fields.number(tools.jackson.databind.node.StringNode.valueOf(text));
  }
}
