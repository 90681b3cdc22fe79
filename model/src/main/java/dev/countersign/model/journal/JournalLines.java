package dev.countersign.model.journal;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** The journal as a file: one JSON object a line, an entry or a head ({@code docs/journal.md}). */
public final class JournalLines {
  private JournalLines() {}

  /** A line as read. */
  public sealed interface Line {
    /** An entry. */
    record Entry(JournalEntry entry) implements Line {}

    /** A signed head. */
    record Head(JournalHead head) implements Line {}
  }

  /** The line of an entry. */
  public static String of(JournalEntry entry) {
    return Json.compact(
        Json.object()
            .put("number", entry.number())
            .put("at", JournalTime.text(entry.at()))
            .put("kind", entry.kind())
            .put("subject", entry.subject())
            .put("previous", entry.previous().toHex())
            .put("hash", entry.hash().toHex())
            .set("body", Json.parse(entry.body(), "The body")));
  }

  /** The line of a head. */
  public static String of(JournalHead head) {
    return Json.compact(
        Json.object()
            .put("head", head.number())
            .put("at", JournalTime.text(head.at()))
            .put("hash", head.hash().toHex())
            .put("key", head.key().toHex())
            .put("signature", head.signature().toHex()));
  }

  /**
   * Reads a line.
   *
   * @param what its name, for the error's sentence
   * @throws UnreadableInput when it is neither an entry nor a head
   */
  public static Line read(String line, String what) {
    JsonNode node = Json.parse(line, what);
    try {
      return node.has("head") ? new Line.Head(head(node)) : new Line.Entry(entry(node));
    } catch (UnreadableInput e) {
      throw new UnreadableInput(what + ": " + e.sentence());
    }
  }

  private static JournalEntry entry(JsonNode node) {
    JsonFields.only(
        node, "The line", "number", "at", "kind", "subject", "previous", "hash", "body");
    JsonNode body = JsonFields.required(node, "body");
    try {
      return new JournalEntry(
          number(node, "number"),
          JournalTime.read(JsonFields.text(node, "at"), "The field \"at\""),
          JsonFields.text(node, "kind"),
          JsonFields.text(node, "subject"),
          CanonicalJson.of(body),
          hash(node, "previous"),
          hash(node, "hash"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("it is no entry of a journal: " + e.getMessage());
    }
  }

  private static JournalHead head(JsonNode node) {
    JsonFields.only(node, "The line", "head", "at", "hash", "key", "signature");
    return new JournalHead(
        number(node, "head"),
        hash(node, "hash"),
        JournalTime.read(JsonFields.text(node, "at"), "The field \"at\""),
        JsonFields.bytes(node, "key"),
        JsonFields.bytes(node, "signature"));
  }

  private static long number(JsonNode node, String name) {
    BigInteger number = JsonFields.uint(node, name);
    if (number.bitLength() > 53) {
      throw new UnreadableInput("The field \"" + name + "\" is no entry's number: too large");
    }
    return number.longValueExact();
  }

  private static Bytes hash(JsonNode node, String name) {
    Bytes hash = JsonFields.bytes(node, name);
    if (hash.length() != 32) {
      throw new UnreadableInput("The field \"" + name + "\" is no hash of 32 bytes");
    }
    return hash;
  }
}
