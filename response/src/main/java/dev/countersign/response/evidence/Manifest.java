package dev.countersign.response.evidence;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a bundle holds ({@code docs/evidence.md}). Its bytes are its canonical JSON (RFC 8785), so
 * that the same files have one manifest, and one hash.
 *
 * @param caseNumber empty for none
 * @param journal how far the journal in it goes; null where there is none
 * @param files in the order of their names, each once
 */
public record Manifest(String caseNumber, @Nullable JournalEnd journal, List<Listed> files) {
  /** The manifest's own name in the bundle. */
  public static final String NAME = "manifest.json";

  /** The name of its hash, as {@code sha256sum} reads it. */
  public static final String HASH_NAME = "manifest.sha256";

  /** The most files of a bundle. */
  public static final int MOST_FILES = 10_000;

  private static final String FORMAT = "countersign-evidence-v1";
  private static final long LARGEST = (1L << 53) - 1;

  /**
   * A file.
   *
   * @param name in the bundle
   * @param size in bytes
   * @param sha256 of its bytes, 32 bytes
   */
  public record Listed(String name, FileKind kind, long size, Bytes sha256) {
    /**
     * Checks all.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public Listed {
      SafeName.problem(name)
          .ifPresent(problem -> {
            throw new IllegalArgumentException("a file cannot be listed: " + problem);
          });
      if (!kind.takes(name)) {
        throw new IllegalArgumentException(name + " is no place for a file of " + kind.word());
      }
      if (size < 0 || size > LARGEST || sha256.length() != 32) {
        throw new IllegalArgumentException(name + " has no size or no hash of 32 bytes");
      }
    }
  }

  /** The last entry of a journal. */
  public record JournalEnd(long entries, Bytes last) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public JournalEnd {
      if (entries < 0 || entries > LARGEST || last.length() != 32) {
        throw new IllegalArgumentException("the journal's end is no number and hash of an entry");
      }
    }
  }

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Manifest {
    files = files.stream().sorted(Comparator.comparing(Listed::name)).toList();
    if (caseNumber.length() > 60) {
      throw new IllegalArgumentException("the case number has more than 60 characters");
    }
    if (files.size() > MOST_FILES) {
      throw new IllegalArgumentException(
          "it lists " + files.size() + " files; at most " + MOST_FILES + " are taken");
    }
    Set<String> names = new HashSet<>();
    for (Listed file : files) {
      if (!names.add(SafeName.folded(file.name()))) {
        throw new IllegalArgumentException("two files would have the name " + file.name());
      }
    }
    boolean listed = files.stream().anyMatch(file -> file.kind() == FileKind.JOURNAL);
    if (listed != (journal != null)) {
      throw new IllegalArgumentException("a journal without its end, or an end without a journal");
    }
  }

  /** Its bytes. */
  public byte[] bytes() {
    ObjectNode json = Json.object();
    json.put("format", FORMAT).put("case", caseNumber);
    if (journal != null) {
      json.putObject("journal")
          .put("entries", journal.entries())
          .put("last", journal.last().toHex());
    }
    ArrayNode all = json.putArray("files");
    for (Listed file : files) {
      all.addObject()
          .put("name", file.name())
          .put("kind", file.kind().word())
          .put("size", file.size())
          .put("sha256", file.sha256().toHex());
    }
    return CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
  }

  /** What {@link #HASH_NAME} holds for a manifest of that hash. */
  static byte[] hashLine(Bytes sha256) {
    return (sha256.toHex().substring(2) + "  " + NAME + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads it back.
   *
   * @throws UnreadableInput when it is none
   */
  static Manifest read(byte[] bytes) {
    JsonNode json = Json.parse(new String(bytes, StandardCharsets.UTF_8), "The manifest");
    try {
      JsonFields.only(json, "The manifest", "format", "case", "journal", "files");
      if (!JsonFields.text(json, "format").equals(FORMAT)) {
        throw new UnreadableInput("The manifest has another format than " + FORMAT);
      }
      JsonNode end = JsonFields.optional(json, "journal");
      return new Manifest(
          JsonFields.text(json, "case"),
          end == null ? null : end(end),
          files(JsonFields.required(json, "files")));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The manifest is none: " + e.getMessage());
    }
  }

  private static JournalEnd end(JsonNode json) {
    JsonFields.only(json, "The journal's end", "entries", "last");
    return new JournalEnd(number(json, "entries"), JsonFields.bytes(json, "last"));
  }

  private static List<Listed> files(JsonNode array) {
    if (!array.isArray() || array.size() > MOST_FILES) {
      throw new UnreadableInput("The manifest's files are no array of at most " + MOST_FILES);
    }
    List<Listed> files = new ArrayList<>();
    for (JsonNode one : array) {
      JsonFields.only(one, "A file of the manifest", "name", "kind", "size", "sha256");
      files.add(
          new Listed(
              JsonFields.text(one, "name"),
              FileKind.of(JsonFields.text(one, "kind"))
                  .orElseThrow(() ->
                      new UnreadableInput("A file's kind is none of journal, input and document")),
              number(one, "size"),
              JsonFields.bytes(one, "sha256")));
    }
    return files;
  }

  private static long number(JsonNode json, String name) {
    return JsonFields.uint(JsonFields.required(json, name), "The field \"" + name + "\"", 53)
        .longValueExact();
  }
}
