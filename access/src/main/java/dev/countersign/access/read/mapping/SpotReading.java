package dev.countersign.access.read.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Paths and patterns of a mapping file. */
final class SpotReading {
  /** Fields of an event that a file may place. */
  static final String[] FIELDS = {
    "id",
    "at",
    "action",
    "result",
    "actor.id",
    "actor.name",
    "target.id",
    "target.name",
    "session",
    "token",
    "ip",
    "user-agent",
    "device",
    "system",
    "network",
    "hidden",
    "managed",
    "country",
    "city",
    "latitude",
    "longitude"
  };

  /** One path, or several of which the first with a value counts. */
  List<Spot> spots(Part part) {
    List<Spot> spots = new ArrayList<>();
    for (Part one : part.items()) {
      spot(one).ifPresent(spots::add);
    }
    return List.copyOf(spots);
  }

  private static Optional<Spot> spot(Part part) {
    if (!part.isMap()) {
      return path(part).map(path -> new Spot(path, null));
    }
    Map<String, Part> entries = part.entries("path", "match");
    Part path = entries.get("path");
    Part match = entries.get("match");
    if (path == null || match == null) {
      part.wrong("it has “path” and “match”");
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(match.text());
      if (pattern.matcher("").groupCount() < 1) {
        match.wrong("it has no group in parentheses, which would be the value");
        return Optional.empty();
      }
      return path(path).map(pointer -> new Spot(pointer, pattern));
    } catch (PatternSyntaxException e) {
      match.wrong("it is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  private static Optional<JsonPointer> path(Part part) {
    return path(part, part.text());
  }

  private static Optional<JsonPointer> path(Part part, String text) {
    if (!text.startsWith("/")) {
      part.wrong("“" + text + "” is no path; one is written as /actor/email (RFC 6901)");
      return Optional.empty();
    }
    try {
      return Optional.of(JsonPointer.compile(text));
    } catch (IllegalArgumentException e) {
      part.wrong("“" + text + "” is no path: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Paths with the patterns of which their text must be one. */
  Map<JsonPointer, List<Stars>> patterns(Part part) {
    Map<JsonPointer, List<Stars>> patterns = new LinkedHashMap<>();
    part.entries()
        .forEach((path, value) ->
            path(value, path)
                .ifPresent(pointer ->
                    patterns.put(pointer, value.texts().stream().map(Stars::new).toList())));
    return patterns;
  }

  /** By what a record is recognised. */
  Fitting fitting(@Nullable Part part) {
    if (part == null) {
      return new Fitting(List.of(), List.of(), Map.of(), Map.of());
    }
    Map<String, Part> entries = part.entries("has", "lacks", "is", "marked");
    if (!entries.containsKey("has")
        && !entries.containsKey("is")
        && !entries.containsKey("marked")) {
      part.wrong("at least one of “has”, “is” and “marked” is needed");
    }
    return new Fitting(
        paths(entries.get("has")),
        paths(entries.get("lacks")),
        entries.containsKey("is") ? patterns(entries.get("is")) : Map.of(),
        entries.containsKey("marked") ? patterns(entries.get("marked")) : Map.of());
  }

  private static List<JsonPointer> paths(@Nullable Part part) {
    List<JsonPointer> paths = new ArrayList<>();
    if (part != null) {
      part.items().forEach(one -> path(one).ifPresent(paths::add));
    }
    return paths;
  }
}
