package dev.countersign.intel.stix;

import dev.countersign.intel.knowledge.EntryJson;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeFile;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a bundle of STIX 2.1. Countersign's own objects have to be as {@link StixWriter} writes
 * them: their entries are read as those of files, written again, and held against the bundle, so
 * that no object says anything else than its entry. Objects and properties of others are counted
 * and not read; none of their references is followed.
 */
public final class StixReader {
  /** The most bytes of a bundle. */
  public static final int MOST_BYTES = KnowledgeReader.MOST_BYTES;

  /** The most objects of a bundle. */
  public static final int MOST_OBJECTS = 100_000;

  private final String what;
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();
  private final Set<String> twice = new HashSet<>();
  private int again;
  private final SortedMap<String, Integer> foreign = new TreeMap<>();
  private final SortedSet<String> properties = new TreeSet<>();
  private final Map<EntryKind, SortedMap<Integer, JsonNode>> entries =
      new EnumMap<>(EntryKind.class);

  private StixReader(String what) {
    this.what = what;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableInput where it cannot be read, saying where and why
   */
  public static StixBundle read(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UnreadableInput(file + " does not exist or may not be read; expected a bundle");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableInput(
            file + " is larger than " + MOST_BYTES / 1024 / 1024 + " MiB; expected less");
      }
      return read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
          String.valueOf(file.getFileName()));
    } catch (CharacterCodingException e) {
      throw new UnreadableInput(file + " is no UTF-8 text");
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param what the name of the bundle, for the error's sentence
   * @throws UnreadableInput where it cannot be read, saying where and why
   */
  public static StixBundle read(String text, String what) {
    return new StixReader(what).read(Json.parse(text, what));
  }

  private StixBundle read(JsonNode bundle) {
    if (!bundle.path("type").asString("").equals("bundle")) {
      throw wrong("it is no bundle of STIX; expected an object with \"type\": \"bundle\"");
    }
    others(bundle, Set.of("type", "id", "objects"), "bundle");
    JsonNode list = JsonFields.optional(bundle, "objects");
    int count = 0;
    if (list != null) {
      if (!list.isArray() || list.size() > MOST_OBJECTS) {
        throw wrong("\"objects\" has to be a list in brackets, of at most " + MOST_OBJECTS);
      }
      for (JsonNode one : list) {
        object(one, "objects " + ++count);
      }
    }
    Knowledge knowledge = knowledge();
    Map<String, ObjectNode> written = entries.isEmpty() ? Map.of() : StixWriter.objects(knowledge);
    written.forEach(this::same);
    objects.forEach((id, object) -> {
      if (!written.containsKey(id)) {
        foreign.merge(cut(object.path("type").asString("")), 1, Integer::sum);
      }
    });
    if (again > 0) {
      foreign.put("further version of an object", again);
    }
    return new StixBundle(knowledge, count, written.size(), foreign, properties);
  }

  private void object(JsonNode object, String where) {
    String type = text(object, "type", where);
    String id = text(object, "id", where);
    if (!id.startsWith(type + "--")) {
      throw wrong(where + ": the id " + cut(id) + " is none of the type " + cut(type));
    }
    if (objects.putIfAbsent(id, object) != null) {
      twice.add(id);
      again++;
    }
    JsonNode ours = object.path("extensions").get(StixForm.ENTRIES);
    if (ours != null) {
      entry(object, ours, where + " (" + cut(id) + ")");
    }
  }

  private void entry(JsonNode object, JsonNode ours, String where) {
    JsonFields.only(
        ours, what + ", " + where + ", its entry", "extension_type", "holds", "position", "entry");
    String holds = text(ours, "holds", where);
    EntryKind kind =
        Arrays.stream(EntryKind.values())
            .filter(one -> one.word().equals(holds))
            .findFirst()
            .orElseThrow(() -> wrong(where + ": it holds a \"" + cut(holds) + "\"; that is none"));
    JsonNode position = ours.path("position");
    if (!position.isIntegralNumber() || !position.canConvertToInt()) {
      throw wrong(where + ": \"position\" is no whole number");
    }
    if (!(ours.get("entry") instanceof ObjectNode original)) {
      throw wrong(where + ": \"entry\" is no object in braces");
    }
    ObjectNode entry = original.deepCopy();
    StixForm.moved(kind)
        .forEach((field, property) -> {
          JsonNode value = object.get(property);
          if (value == null || entry.has(field)) {
            throw wrong(where + ": \"" + property + "\" is missing, or its entry has it too");
          }
          entry.set(field, value);
        });
    if (entries
            .computeIfAbsent(kind, one -> new TreeMap<>())
            .putIfAbsent(position.intValue(), entry)
        != null) {
      throw wrong(where + ": its position " + position.intValue() + " is taken already");
    }
  }

  private Knowledge knowledge() {
    Map<EntryKind, Collection<JsonNode>> all = new EnumMap<>(EntryKind.class);
    entries.forEach((kind, some) -> all.put(kind, some.values()));
    Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);
    EntryJson.files(all).forEach((file, json) -> texts.put(file, Json.compact(json)));
    try {
      return KnowledgeReader.read(texts);
    } catch (UnreadableInput e) {
      throw wrong("its entries cannot be read. As files they would say: " + e.sentence());
    }
  }

  /** An object of ours says what its entry comes to, and nothing else of ours. */
  private void same(String id, ObjectNode written) {
    JsonNode found = objects.get(id);
    if (found == null) {
      throw wrong("the object " + id + " is missing, which its entries come to");
    }
    if (twice.contains(id)) {
      throw wrong("the object " + id + " is there twice; expected once");
    }
    JsonNode right = Json.parse(Json.compact(written), what); // so that its numbers are of one kind
    for (String name : right.propertyNames()) {
      JsonNode value = found.get(name);
      if (name.equals("extensions") && value != null) {
        for (String extension : right.get(name).propertyNames()) {
          equal(right.get(name).get(extension), value.get(extension), id, "the extension of ours");
        }
        others(value, names(right.get(name)), "extension");
      } else {
        equal(right.get(name), value, id, "\"" + name + "\"");
      }
    }
    others(found, names(right), "property");
  }

  private void equal(JsonNode right, @Nullable JsonNode value, String id, String name) {
    if (!right.equals(value)) {
      throw wrong(
          "the object "
              + id
              + ": "
              + name
              + " is not what its entries come to; expected "
              + cut(Json.compact(right)));
    }
  }

  private void others(JsonNode object, Collection<String> ours, String kind) {
    for (String name : object.propertyNames()) {
      if (!ours.contains(name)) {
        properties.add(kind + " " + cut(name));
      }
    }
  }

  private static Set<String> names(JsonNode object) {
    return new HashSet<>(object.propertyNames());
  }

  private String text(JsonNode object, String name, String where) {
    JsonNode value = object.isObject() ? object.get(name) : null;
    if (value == null || !value.isString() || value.asString().isBlank()) {
      throw wrong(where + ": \"" + name + "\" is missing or no text; expected an object of STIX");
    }
    return value.asString();
  }

  private UnreadableInput wrong(String sentence) {
    return new UnreadableInput(what + ": " + sentence);
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
