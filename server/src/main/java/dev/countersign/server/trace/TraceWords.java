package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.taint.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a trace, looked at before it waits; and what the journal says of its end. */
final class TraceWords {
  private static final int LONGEST = 120;
  private static final int MOST = 20;
  private static final int MOST_FILES = 200;

  private TraceWords() {}

  /**
   * Refuses what no ledger could answer.
   *
   * @throws UnreadableInput saying which word is none
   */
  static void check(Asked asked) {
    Method.of(asked.method());
    if (asked.ledger().isEmpty()) {
      throw new UnreadableInput("No ledger is named");
    }
    if (Stream.of(asked.ledger(), asked.labels(), asked.tokens())
        .anyMatch(list -> list.size() > MOST)) {
      throw new UnreadableInput("At most " + MOST + " ledgers, label lists and tokens are named");
    }
    check("from", asked.from());
    check("asset", asked.asset());
    check("to", asked.to());
    check("since", asked.since());
    check("until", asked.until());
    check("smallest", asked.smallest());
    if (asked.from().startsWith("0x")
        && !asked.from().matches("0x([0-9a-fA-F]{40}|[0-9a-fA-F]{64})")) {
      throw new UnreadableInput(
          "The field \"from\" is neither an address (0x and 40 digits) nor a transaction's hash (0x"
              + " and 64 digits)");
    }
  }

  private static void check(String name, @Nullable String text) {
    if (text != null && (text.isBlank() || text.length() > LONGEST)) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is " + (text.isBlank() ? "empty" : "too long"));
    }
  }

  /** With everything that tells this result from another. */
  static ObjectNode entry(ObjectNode result, byte[] packed) {
    ObjectNode entry = Json.object();
    entry.put("state", TraceState.DONE.word());
    entry.set("version", result.path("version"));
    entry.set("asset", result.path("asset"));
    entry.set("stolen", result.path("stolen"));
    entry.set("totals", result.path("totals"));
    files(entry, "inputs", result.path("inputs"));
    files(entry, "labelInputs", result.path("labelInputs"));
    return entry.put("resultSha256", sha256(packed));
  }

  private static void files(ObjectNode entry, String name, JsonNode files) {
    StringBuilder all = new StringBuilder();
    ArrayNode list = entry.putArray(name);
    for (JsonNode file : files) {
      all.append(file.path("sha256").asString()).append("  ");
      all.append(file.path("name").asString()).append('\n');
      if (list.size() < MOST_FILES) {
        list.add(file);
      }
    }
    entry.put(name + "Sha256", sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
