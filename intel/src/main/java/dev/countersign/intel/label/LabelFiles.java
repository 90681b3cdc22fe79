package dev.countersign.intel.label;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/**
 * Reads labels out of files: tag packs of GraphSense ({@code .yaml}), labels as Etherscan's are
 * collected ({@code .json}), OFAC's list ({@code .xml}), plain lists of sanctioned addresses
 * ({@code .txt}), and one's own ({@code .csv} with the columns address, name and kind).
 */
public final class LabelFiles {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** OFAC's list in its longer form has 120 MB, and is never all in memory. */
  private static final int MOST_XML_BYTES = 1024 * 1024 * 1024;

  private LabelFiles() {}

  /**
   * Reads files, and all such files of folders.
   *
   * @throws UnreadableInput where one cannot be read, saying which and why
   */
  public static Labels read(List<Path> places) {
    List<Label> labels = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.walk(place)) {
          inside.filter(LabelFiles::isKnown).sorted().forEach(file -> labels.addAll(file(file)));
        } catch (IOException e) {
          throw unreadable(place, e);
        }
      } else {
        labels.addAll(file(place));
      }
    }
    return new Labels(labels);
  }

  private static boolean isKnown(Path file) {
    return Files.isRegularFile(file) && ending(file).matches("csv|json|ya?ml|xml|txt");
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static List<Label> file(Path file) {
    String name = String.valueOf(file.getFileName());
    if (ending(file).equals("xml")) {
      return xml(file, name);
    }
    String text = text(file);
    return switch (ending(file)) {
      case "csv" -> csv(text, name);
      case "json" -> etherscan(Json.parse(text, name), name);
      case "yaml", "yml" -> tagPack(text, name);
      case "txt" -> list(text, name);
      default ->
          throw new UnreadableInput(
              name + " is no file of labels; expected .csv, .json, .yaml, .xml or .txt");
    };
  }

  private static List<Label> csv(String text, String name) {
    List<Label> labels = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : reader) {
        String where = name + ", line " + record.getStartingLineNumber();
        String word = field(record, "kind", where);
        Kind kind;
        try {
          kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
          throw new UnreadableInput(
              where + ": " + word + " is no kind; expected one of " + Kind.words());
        }
        labels.add(
            new Label(
                Labels.key(field(record, "address", where)),
                field(record, "name", where),
                kind,
                name));
      }
    } catch (CsvParseException e) {
      throw new UnreadableInput(name + " is no CSV that can be read: " + e.getMessage());
    } catch (IOException e) {
      throw new UnreadableInput(name + " could not be read: " + e.getMessage());
    }
    return labels;
  }

  private static String field(NamedCsvRecord record, String column, String where) {
    return record
        .findField(column)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() ->
            new UnreadableInput(
                where + " has no " + column + "; expected the columns address, name, kind"));
  }

  /** {@code {"0x…": {"name": …, "labels": […]}}}. */
  private static List<Label> etherscan(JsonNode all, String name) {
    List<Label> labels = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : all.properties()) {
      JsonNode what = one.getValue();
      if (what.isString()) { // a list of pools by what they take
        labels.add(new Label(Labels.key(one.getKey()), what.asString(), Kind.MIXER, name));
        continue;
      }
      Kind kind = Kind.OTHER;
      for (JsonNode word : what.path("labels")) {
        Kind other = Kind.ofCategory(word.asString(""));
        kind = other.compareTo(kind) < 0 ? other : kind;
      }
      labels.add(
          new Label(
              Labels.key(one.getKey()), what.path("name").asString("without a name"), kind, name));
    }
    return labels;
  }

  private static List<Label> tagPack(String text, String name) {
    Object document;
    try {
      document =
          new Load(
                  LoadSettings.builder()
                      .setLabel(name)
                      .setCodePointLimit(MOST_BYTES)
                      .setMaxAliasesForCollections(0)
                      .build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      throw new UnreadableInput(name + " is no YAML that can be read: " + e.getMessage());
    }
    if (!(document instanceof Map<?, ?> pack) || !(pack.get("tags") instanceof List<?> tags)) {
      throw new UnreadableInput(name + " is no tag pack: it has no list named tags");
    }
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      if (!(tags.get(i) instanceof Map<?, ?> tag) || word(tag, pack, "address") == null) {
        throw new UnreadableInput(name + ": tag " + (i + 1) + " names no address");
      }
      labels.add(tag(tag, pack, name));
    }
    return labels;
  }

  private static Label tag(Map<?, ?> tag, Map<?, ?> pack, String name) {
    String abuse = word(tag, pack, "abuse");
    String category = word(tag, pack, "category");
    Kind byCategory = category == null ? Kind.OTHER : Kind.ofCategory(category);
    Kind byAbuse = abuse == null ? Kind.OTHER : Kind.ofCategory(abuse);
    String label = word(tag, pack, "label");
    String actor = word(tag, pack, "actor");
    return new Label(
        Labels.key(String.valueOf(word(tag, pack, "address"))),
        label != null ? label : actor != null ? actor : "without a name",
        byCategory.compareTo(byAbuse) < 0 ? byCategory : byAbuse,
        name);
  }

  /** A tag's own word, or the one that its pack gives to all of its tags. */
  private static @Nullable String word(Map<?, ?> tag, Map<?, ?> pack, String key) {
    Object own = tag.get(key);
    Object value = own != null ? own : pack.get(key);
    return value == null ? null : String.valueOf(value).strip();
  }

  /** One address a line. */
  private static List<Label> list(String text, String name) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> new Label(Labels.key(line), "listed in " + name, Kind.SANCTIONED, name))
        .toList();
  }

  private static List<Label> xml(Path file, String name) {
    try {
      requireSize(file, MOST_XML_BYTES);
      try (InputStream in = Files.newInputStream(file)) {
        return SdnList.read(in, name);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static void requireSize(Path file, int most) throws IOException {
    if (!Files.isReadable(file)) {
      throw new UnreadableInput("The labels " + file + " do not exist or may not be read");
    }
    if (Files.size(file) > most) {
      throw new UnreadableInput(
          "The labels " + file + " are larger than " + most / 1024 / 1024 + " MiB");
    }
  }

  private static String text(Path file) {
    try {
      requireSize(file, MOST_BYTES);
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UnreadableInput unreadable(Path file, IOException e) {
    return new UnreadableInput(
        file
            + " could not be read: "
            + (e instanceof CharacterCodingException ? "it is no UTF-8 text" : e.getMessage()));
  }
}
