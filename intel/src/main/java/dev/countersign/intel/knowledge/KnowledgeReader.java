package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.figure.Dispute;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Step;
import dev.countersign.intel.technique.Technique;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads knowledge: the five files of {@link KnowledgeFile}, each a JSON object. A field that is not
 * known, a name of nothing, a group that is part of itself: nothing of it is read, and the place is
 * told.
 */
public final class KnowledgeReader {
  /** The most bytes of a file. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private KnowledgeReader() {}

  /** What comes with the product. */
  public static Knowledge shipped() {
    Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);
    for (KnowledgeFile one : KnowledgeFile.values()) {
      try (InputStream in = KnowledgeReader.class.getResourceAsStream(one.file())) {
        if (in == null) {
          throw new IllegalStateException("the resource " + one.file() + " is missing");
        }
        texts.put(one, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read(texts);
  }

  /**
   * Reads the files of a folder; all of them have to be there.
   *
   * @throws UnreadableInput where one cannot be read, saying which, where and why
   */
  public static Knowledge read(Path folder) {
    Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);
    for (KnowledgeFile one : KnowledgeFile.values()) {
      texts.put(one, text(folder.resolve(one.file())));
    }
    return read(texts);
  }

  /**
   * Reads texts, one for each file.
   *
   * @throws UnreadableInput where one cannot be read, saying which, where and why
   */
  public static Knowledge read(Map<KnowledgeFile, String> texts) {
    Part file = file(texts, KnowledgeFile.SOURCES, "sources");
    Map<String, Source> sources =
        byId(
            file.parts("sources", "id", "publisher", "title", "published", "url", "via"),
            KnowledgeReader::source,
            Source::id);
    file = file(texts, KnowledgeFile.TECHNIQUES, "steps", "techniques");
    Map<String, Step> steps =
        byId(
            file.parts("steps", "id", "what", "question"),
            part -> new Step(part.id(), part.text("what"), part.text("question")),
            Step::id);
    Map<String, Technique> techniques =
        byId(
            file.parts("techniques", "id", "name", "step"),
            part -> technique(part, steps),
            Technique::id);
    Map<String, Actor> actors =
        ActorReading.read(file(texts, KnowledgeFile.ACTORS, "actors"), sources);
    Map<String, Incident> incidents =
        new IncidentReading(sources, techniques, actors)
            .read(file(texts, KnowledgeFile.INCIDENTS, "incidents"));
    file = file(texts, KnowledgeFile.PUBLISHED, "published", "disputes");
    Map<String, Published> published = PublishedReading.read(file, sources, incidents);
    List<Dispute> disputes = PublishedReading.disputes(file, published);
    return new Knowledge(
        List.copyOf(sources.values()),
        List.copyOf(steps.values()),
        List.copyOf(techniques.values()),
        List.copyOf(actors.values()),
        List.copyOf(incidents.values()),
        List.copyOf(published.values()),
        disputes);
  }

  /** Each once, in the order of the file. */
  static <T> Map<String, T> byId(List<Part> parts, Function<Part, T> read, Function<T, String> id) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Part part : parts) {
      T one = read.apply(part);
      if (all.putIfAbsent(id.apply(one), one) != null) {
        throw part.wrong("the id \"" + id.apply(one) + "\" is there twice");
      }
    }
    return all;
  }

  private static Part file(Map<KnowledgeFile, String> texts, KnowledgeFile which, String... names) {
    JsonNode node = Json.parse(texts.getOrDefault(which, ""), which.file());
    return Part.of(node, which.file(), names);
  }

  private static Source source(Part part) {
    return new Source(
        part.id(),
        part.text("publisher"),
        part.text("title"),
        part.day("published"),
        part.url(),
        part.textOrEmpty("via"));
  }

  private static Technique technique(Part part, Map<String, Step> steps) {
    String id = part.text("id");
    if (!id.matches("T\\d{4}(\\.\\d{3})?|CS-[A-Z]{1,20}(-[A-Z]{1,20}){0,5}")) {
      throw part.wrong(
          "\""
              + Part.cut(id)
              + "\" is no technique; expected such as T1566.003, or CS-BLIND-SIGNING");
    }
    return new Technique(id, part.text("name"), part.known(part.text("step"), steps, "step"));
  }

  private static String text(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UnreadableInput(file + " does not exist or may not be read; expected five files");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableInput(
            file + " is larger than " + MOST_BYTES / 1024 / 1024 + " MiB; expected less");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableInput(file + " is no UTF-8 text");
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }
}
