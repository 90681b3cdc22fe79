package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.taint.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a trace, looked at before it waits; and what the journal says of its end. */
final class TraceWords {
  private static final int LONGEST = 120;
  private static final int LONGEST_FROM = 900;
  private static final int MOST = 20;
  private static final int MOST_FILES = 200;

  private static final Pattern FROM =
      Pattern.compile("0x([0-9a-fA-F]{64}|[0-9a-fA-F]{40}( *, *0x[0-9a-fA-F]{40}){0,19})");

  private TraceWords() {}

  /**
   * Refuses what no ledger could answer.
   *
   * @throws UnreadableInput saying which word is none
   */
  static void check(Asked asked, @Nullable FromNode node) {
    Method.of(asked.method());
    if (asked.ledger().isEmpty() == (node == null)) {
      throw new UnreadableInput(
          node == null
              ? "No ledger is named"
              : "A trace is read from a ledger or from a node, and not from both");
    }
    if (Stream.of(asked.ledger(), asked.labels(), asked.tokens())
        .anyMatch(list -> list.size() > MOST)) {
      throw new UnreadableInput("At most " + MOST + " ledgers, label lists and tokens are named");
    }
    check("from", asked.from(), LONGEST_FROM);
    check("asset", asked.asset());
    check("to", asked.to());
    check("since", asked.since());
    check("until", asked.until());
    check("smallest", asked.smallest());
    if ((node != null || asked.from().startsWith("0x")) && !FROM.matcher(asked.from()).matches()) {
      throw new UnreadableInput(
          "The field \"from\" is neither an address (0x and 40 digits; several with commas between"
              + " them) nor a transaction's hash (0x and 64 digits)");
    }
  }

  /** Refuses a chain of which this server has no node that answers. */
  static void check(FromNode node, Nodes nodes) {
    if (nodes.none()) {
      throw new UnreadableInput(
          "This server has no node whose blocks could be read; it is started with --rpc for that");
    }
    List<Long> chains = nodes.chains();
    if (!chains.contains(node.chain())) {
      throw new UnreadableInput(
          "There is no node of chain "
              + node.chain()
              + " on this server that answers; there "
              + (chains.isEmpty()
                  ? "is none at all just now"
                  : "are nodes of "
                      + chains.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private static void check(String name, @Nullable String text) {
    check(name, text, LONGEST);
  }

  private static void check(String name, @Nullable String text, int longest) {
    if (text != null && (text.isBlank() || text.length() > longest)) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is " + (text.isBlank() ? "empty" : "too long"));
    }
  }

  /** What was stolen, and how much is in which kind of place. */
  static ObjectNode totals(ObjectNode result) {
    ObjectNode totals = Json.object();
    totals.set("asset", result.path("asset"));
    totals.set("stolen", result.path("stolen"));
    totals.set("totals", result.path("totals"));
    return totals;
  }

  /** With everything that tells this result from another. */
  static ObjectNode entry(JsonNode result, byte[] packed) {
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
