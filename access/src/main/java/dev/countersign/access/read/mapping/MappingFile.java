package dev.countersign.access.read.mapping;

import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import dev.countersign.access.read.field.Meaning;
import dev.countersign.access.read.field.Vocabulary;
import dev.countersign.model.value.UnreadableInput;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads mapping files: YAML that says where each field of a record stands, what its words mean, and
 * examples, which are the file's tests.
 */
public final class MappingFile {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final String[] TOP = {
    "mapping",
    "name",
    "words",
    "fits",
    "fields",
    "details",
    "times",
    "meaning",
    "rules",
    "results",
    "result",
    "actor",
    "target",
    "examples"
  };

  private final Mistakes mistakes = new Mistakes();

  private MappingFile() {}

  /**
   * Reads a file and tries its examples.
   *
   * @param file its name, for sentences
   * @throws UnreadableInput with the first mistakes, of which {@link #mistakes} tells all
   */
  public static Mapping read(String yaml, String file) {
    MappingFile reading = new MappingFile();
    Mapping mapping = reading.mapping(yaml);
    if (mapping != null && reading.mistakes.none()) {
      return mapping;
    }
    List<String> all = reading.mistakes.sentences();
    String more = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
    throw new UnreadableInput(file + ", " + all.getFirst() + more);
  }

  /** All mistakes of a file, each a sentence with its place; none where it is right. */
  public static List<String> mistakes(String yaml) {
    MappingFile reading = new MappingFile();
    reading.mapping(yaml);
    return reading.mistakes.sentences();
  }

  private @Nullable Mapping mapping(String yaml) {
    Part document = Part.document(yaml, mistakes).orElse(null);
    if (document == null) {
      return null;
    }
    Map<String, Part> top = document.entries(TOP);
    for (String needed : List.of("mapping", "name", "fits", "fields", "examples")) {
      if (!top.containsKey(needed)) {
        document.wrong("“" + needed + "” is missing");
      }
    }
    Part version = top.get("mapping");
    if (version != null && !version.text().equals("1")) {
      version.wrong("only version 1 is known");
    }
    Part named = top.get("name");
    String name = named == null ? "" : named.text();
    if (named != null && !NAME.matcher(name).matches()) {
      named.wrong("“" + name + "” is not lower-case words joined by hyphens");
    }
    SpotReading spots = new SpotReading();
    Mapping.Parts parts = parts(top, spots);
    Mapping mapping = new Mapping(name, parts);
    Part examples = top.get("examples");
    if (examples != null && mistakes.none()) {
      MappingExamples.check(mapping, examples);
    }
    return mapping;
  }

  private static Mapping.Parts parts(Map<String, Part> top, SpotReading spots) {
    Map<String, List<Spot>> fields = new LinkedHashMap<>();
    Part given = top.get("fields");
    if (given != null) {
      given
          .entries(SpotReading.FIELDS)
          .forEach((field, part) -> fields.put(field, spots.spots(part)));
      if (!fields.containsKey("action")) {
        given.wrong("“action” is missing: the source's own word for what was done");
      }
    }
    Map<String, List<Spot>> details = new LinkedHashMap<>();
    Part more = top.get("details");
    if (more != null) {
      more.entries().forEach((detail, part) -> details.put(detail, spots.spots(part)));
    }
    List<Spot> looked = List.of();
    Map<String, Meaning> words = new LinkedHashMap<>();
    Part meaning = top.get("meaning");
    if (meaning != null) {
      Map<String, Part> entries = meaning.entries("of", "words");
      Part of = entries.get("of");
      Part list = entries.get("words");
      if (of == null || list == null) {
        meaning.wrong("it has “of”, where the words stand, and “words”, what they mean");
      } else {
        looked = spots.spots(of);
        list.entries().forEach((word, part) -> words.put(word, meaning(part)));
      }
    }
    return new Mapping.Parts(
        spots.fitting(top.get("fits")),
        fields,
        details,
        formats(top.get("times")),
        looked,
        vocabulary(words, meaning),
        rules(top.get("rules"), spots),
        results(top.get("results")),
        result(top.get("result")),
        actor(top.get("actor")),
        target(top.get("target")));
  }

  private static Vocabulary vocabulary(Map<String, Meaning> words, @Nullable Part place) {
    try {
      return Vocabulary.of(words);
    } catch (IllegalStateException e) { // two that differ by case alone
      if (place != null) {
        place.wrong(String.valueOf(e.getMessage()));
      }
      return Vocabulary.of(Map.of());
    }
  }

  private static Meaning meaning(Part part) {
    String written = part.text();
    if (written.isEmpty()) {
      return Meaning.OTHER;
    }
    try {
      return Meaning.read(written);
    } catch (UnreadableInput e) {
      part.wrong(e.sentence());
      return Meaning.OTHER;
    }
  }

  private static List<Rule> rules(@Nullable Part part, SpotReading spots) {
    List<Rule> rules = new ArrayList<>();
    if (part == null) {
      return rules;
    }
    if (!part.isList()) {
      part.wrong("a list is expected");
      return rules;
    }
    for (Part one : part.items()) {
      Map<String, Part> entries = one.entries("when", "meaning");
      Part when = entries.get("when");
      Part meaning = entries.get("meaning");
      if (when == null || meaning == null) {
        one.wrong("a rule has “when” and “meaning”");
      } else {
        rules.add(new Rule(spots.patterns(when), meaning(meaning)));
      }
    }
    return List.copyOf(rules);
  }

  private static Map<String, Result> results(@Nullable Part part) {
    Map<String, Result> results = new LinkedHashMap<>();
    if (part != null) {
      part.entries()
          .forEach((word, value) -> {
            Result result = result(value);
            if (result != null) {
              results.put(word.toLowerCase(Locale.ROOT), result);
            }
          });
    }
    return results;
  }

  private static @Nullable Result result(@Nullable Part part) {
    if (part == null) {
      return null;
    }
    try {
      return Meaning.result(part.text());
    } catch (UnreadableInput e) {
      part.wrong(e.sentence());
      return null;
    }
  }

  private static Actor.Kind actor(@Nullable Part part) {
    if (part == null) {
      return Actor.Kind.PERSON;
    }
    String word = part.text();
    for (Actor.Kind kind : Actor.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    part.wrong("“" + word + "” is none of person, service, system, unknown");
    return Actor.Kind.UNKNOWN;
  }

  private static Target.Kind target(@Nullable Part part) {
    if (part == null) {
      return Target.Kind.OTHER;
    }
    try {
      return Meaning.kind(part.text());
    } catch (UnreadableInput e) {
      part.wrong(e.sentence());
      return Target.Kind.OTHER;
    }
  }

  private static List<DateTimeFormatter> formats(@Nullable Part part) {
    List<DateTimeFormatter> formats = new ArrayList<>();
    if (part != null) {
      for (Part one : part.items()) {
        try {
          formats.add(DateTimeFormatter.ofPattern(one.text(), Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
          one.wrong("it is no pattern of a time: " + e.getMessage());
        }
      }
    }
    return List.copyOf(formats);
  }
}
