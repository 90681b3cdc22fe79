package dev.countersign.cli.size;

import dev.countersign.cli.size.Constant.Kind;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Spot;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file of constants: each with its value, what it means, its kind and its source. */
public final class ConstantsFile {
  private static final Yaml.Form FORM = new Yaml.Form("a file of constants", "sizing: 1");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
  private static final String UNMEASURED = "not measured";

  private ConstantsFile() {}

  /** The text of the file that is shipped, to be printed and changed. */
  public static String shipped() {
    try (InputStream in =
        Objects.requireNonNull(ConstantsFile.class.getResourceAsStream("constants.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one.
   *
   * @param name of the file, for the sentence
   * @throws UnreadableInput when it is no such file, has a name too many or too few, or a value
   *     that is no number; with the first mistake's line
   */
  public static Constants read(String text, String name) {
    Mistakes mistakes = new Mistakes();
    YamlNode root = Yaml.read(text, FORM, mistakes);
    Map<String, Constant> all = new LinkedHashMap<>();
    if (root != null) {
      MapReader file = MapReader.of(root, "The file", mistakes, "sizing", "constants");
      Text version = file.text("sizing");
      if (version == null || !version.value().equals("1")) {
        mistakes.add(file.spot("sizing"), "The file begins with \"sizing: 1\"");
      }
      YamlNode constants = file.required("constants", "{ … }");
      if (constants != null) {
        readAll(constants, all, mistakes);
      }
    }
    if (mistakes.any()) {
      Mistake first = mistakes.inOrder().getFirst();
      throw new UnreadableInput("%s, line %d: %s".formatted(name, first.line(), first.sentence()));
    }
    return new Constants(all);
  }

  private static void readAll(YamlNode node, Map<String, Constant> all, Mistakes mistakes) {
    MapReader map =
        MapReader.of(
            node, "The list of constants", mistakes, Constants.NAMES.toArray(String[]::new));
    for (String name : Constants.NAMES) {
      YamlNode one = map.required(name, "{ value: …, means: …, kind: …, source: … }");
      if (one != null) {
        all.put(name, constant(name, one, mistakes));
      }
    }
  }

  private static Constant constant(String name, YamlNode node, Mistakes mistakes) {
    MapReader map =
        MapReader.of(node, "A constant", mistakes, "value", "means", "kind", "source", "up-to");
    map.required("value", "6.0");
    Text value = map.text("value");
    Text upTo = map.text("up-to");
    Kind kind = kind(map, mistakes);
    boolean unmeasured = value != null && value.value().equals(UNMEASURED);
    if (unmeasured && kind != Kind.MEASURED) {
      mistakes.add(map.spot("value"), name + " is not measured, so its kind is \"measured\"");
    }
    return new Constant(
        name,
        unmeasured || value == null ? OptionalDouble.empty() : number(value, mistakes),
        words(map, "means"),
        kind,
        unmeasured ? "" : words(map, "source"),
        upTo == null ? OptionalDouble.empty() : number(upTo, mistakes));
  }

  private static Kind kind(MapReader map, Mistakes mistakes) {
    map.required("kind", "measured");
    Text text = map.text("kind");
    for (Kind kind : Kind.values()) {
      if (text != null && text.value().equals(kind.name().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    Spot spot = map.spot("kind");
    mistakes.add(spot, "The kind of a constant is measured, assumed or chosen");
    return Kind.ASSUMED;
  }

  private static String words(MapReader map, String field) {
    map.required(field, "…");
    @Nullable String words = map.string(field);
    return words == null ? "" : words;
  }

  private static OptionalDouble number(Text text, Mistakes mistakes) {
    String digits = text.value().replace("_", "");
    if (NUMBER.matcher(digits).matches() && Double.parseDouble(digits) > 0) {
      return OptionalDouble.of(Double.parseDouble(digits));
    }
    mistakes.add(
        text.spot(),
        "\""
            + text.value()
            + "\" is no number above 0; write it as 6.0, 4_000_000_000, or as \""
            + UNMEASURED
            + "\"");
    return OptionalDouble.empty();
  }
}
