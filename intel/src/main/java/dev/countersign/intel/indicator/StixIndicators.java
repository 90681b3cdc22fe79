package dev.countersign.intel.indicator;

import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.json.JsonList;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the indicators of a bundle of STIX 2.1, or of a page of TAXII, one after the other: a
 * bundle may be larger than the memory there is. Whose an indicator is, is told by relationships;
 * they are followed one step and no further, so that circles of them lead nowhere.
 */
public final class StixIndicators {
  /** The most bytes of one object. */
  public static final long MOST_OBJECT = 1L << 20;

  /** The most groups, and relationships to one, that are remembered. */
  static final int MOST_REMEMBERED = 200_000;

  private static final Set<String> ACTORS =
      Set.of("intrusion-set", "threat-actor", "campaign", "malware");
  private static final Set<String> HARMLESS = Set.of("benign");

  private final Input input;
  private final Defaults defaults;
  private final Consumer<Indicator> taker;
  private final Tally tally = new Tally();
  private final Map<String, String> actors = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private String type = "";

  /** What is read, more than once. */
  @FunctionalInterface
  public interface Input {
    /** Opens it at its beginning. */
    InputStream open() throws IOException;
  }

  private StixIndicators(Input input, Defaults defaults, Consumer<Indicator> taker) {
    this.input = input;
    this.defaults = defaults;
    this.taker = taker;
  }

  /**
   * Reads it twice: first whose indicators are, then the indicators.
   *
   * @throws UnreadableInput where it is no bundle
   * @throws IOException where it cannot be read
   */
  public static Tally read(Input input, Defaults defaults, Consumer<Indicator> taker)
      throws IOException {
    return new StixIndicators(input, defaults, taker).read();
  }

  private Tally read() throws IOException {
    each(this::remember);
    targets.values().removeIf(target -> !actors.containsKey(target));
    each(this::object);
    if (!type.isEmpty() && !type.equals("bundle")) {
      throw new UnreadableInput("It is no bundle of STIX; expected \"type\": \"bundle\"");
    }
    return tally;
  }

  private void each(Consumer<JsonNode> object) throws IOException {
    try (InputStream in = input.open()) {
      JsonList.each(
          in,
          "The bundle",
          "objects",
          MOST_OBJECT,
          object,
          other -> {
            if (other.has("type")) {
              type = other.path("type").asString("?");
            }
          });
    }
  }

  private void remember(JsonNode one) {
    String kind = text(one, "type");
    if (ACTORS.contains(kind) && actors.size() < MOST_REMEMBERED) {
      actors.put(text(one, "id"), text(one, "name"));
    } else if (kind.equals("relationship")
        && text(one, "source_ref").startsWith("indicator--")
        && ACTORS.contains(text(one, "target_ref").replaceFirst("--.*", ""))) {
      if (targets.size() < MOST_REMEMBERED) {
        targets.putIfAbsent(text(one, "source_ref"), text(one, "target_ref"));
      } else {
        tally.left("a relationship past the first " + MOST_REMEMBERED);
      }
    }
  }

  private void object(JsonNode one) {
    String kind = text(one, "type");
    if (!kind.equals("indicator")) {
      if (!ACTORS.contains(kind) && !kind.equals("relationship")) {
        tally.left(
            kind.isEmpty() ? "no object of STIX" : "an object that is no indicator: " + cut(kind));
      }
      return;
    }
    Optional<Instant> from = TaxiiTime.read(text(one, "valid_from"));
    Optional<Instant> until = TaxiiTime.read(text(one, "valid_until"));
    JsonNode confidence = one.path("confidence");
    if (one.path("revoked").asBoolean(false)) {
      tally.revoked(text(one, "id"));
    } else if (!text(one, "pattern_type").equals("stix")) {
      tally.left("a pattern in the language " + cut(text(one, "pattern_type")));
    } else if (from.isEmpty() || (until.isEmpty() && one.has("valid_until"))) {
      tally.left("an indicator without a time that can be read");
    } else if (!confidence.isMissingNode() && !isConfidence(confidence)) {
      tally.left("an indicator whose confidence is not 0 to 100");
    } else if (isHarmless(one)) {
      tally.left("an indicator of what is harmless");
    } else {
      SimplePattern pattern = SimplePattern.read(text(one, "pattern"));
      pattern.unused().forEach(tally::left);
      pattern.values().forEach(value -> take(one, value, from.get(), until));
    }
  }

  private void take(
      JsonNode one, SimplePattern.Value value, Instant from, Optional<Instant> until) {
    try {
      String id = text(one, "id");
      Indicator indicator =
          new Indicator(
              value.kind(),
              value.kind().read(value.text()),
              text(one, "name"),
              defaults.source(),
              actors.getOrDefault(targets.getOrDefault(id, ""), ""),
              one.path("confidence").asInt(defaults.confidence()),
              from,
              Indicator.until(value.kind(), from, until),
              id);
      taker.accept(indicator);
      tally.took();
    } catch (UnreadableInput e) {
      tally.left("a value that is no " + value.kind().word());
    }
  }

  private static boolean isConfidence(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() >= 0
        && node.intValue() <= 100;
  }

  private static boolean isHarmless(JsonNode one) {
    for (JsonNode word : one.path("indicator_types")) {
      if (HARMLESS.contains(word.asString(""))) {
        return true;
      }
    }
    return false;
  }

  private static String text(JsonNode one, String name) {
    return one.path(name).asString("");
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
