package dev.countersign.server.console;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import dev.countersign.server.page.Query;
import dev.countersign.server.trace.FromNode;
import dev.countersign.server.trace.Traced;
import dev.countersign.trace.ask.Asked;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a trace. */
final class TraceForm {
  private TraceForm() {}

  /**
   * What it asks.
   *
   * @throws UnreadableInput where a field is none
   */
  static Asked asked(Map<String, String> form) {
    FromNode node = node(form);
    return new Asked(
        node == null ? List.of(Forms.text(form, "ledger", "The ledger", 64)) : List.of(),
        list(form, "labels"),
        Forms.text(form, "from", "What was stolen, an address or a transaction,", 900),
        or(form, "asset", "native"),
        optional(form, "to"),
        optional(form, "since"),
        optional(form, "until"),
        or(form, "method", "fifo"),
        or(form, "smallest", "0"),
        (int) number(form, "hops", Asked.ANY_HOPS),
        number(form, "most", Asked.ANY_TRANSACTIONS),
        node == null ? number(form, "chain", 1) : node.chain(),
        list(form, "tokens"),
        !form.containsKey("no-inference"),
        Asked.INFERENCES.stream().filter(one -> form.containsKey("without-" + one)).toList());
  }

  /**
   * The node whose blocks are read, by its chain alone; null for a ledger of files.
   *
   * @throws UnreadableInput where a field is none
   */
  static @Nullable FromNode node(Map<String, String> form) {
    return switch (Forms.optional(form, "place", "The place", 10)) {
      case "", "files" -> null;
      case "node" -> {
        String to = optional(form, "to-block");
        yield new FromNode(
            Long.parseLong(block(Forms.text(form, "node", "The node", 16), "node")),
            Long.parseLong(
                block(Forms.text(form, "from-block", "The first block", 16), "from-block")),
            to == null ? null : Long.valueOf(block(to, "to-block")),
            form.containsKey("open"),
            !form.containsKey("no-calls"));
      }
      default ->
          throw new UnreadableInput("The place is neither files nor a node; expected one of them");
    };
  }

  /** What fills the form in with the same again. */
  static String query(Traced traced) {
    Asked asked = traced.asked();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("from", asked.from());
    fields.put("ledger", String.join(",", asked.ledger()));
    fields.put("labels", String.join(",", asked.labels()));
    fields.put("asset", asked.asset());
    fields.put("to", asked.to() == null ? "" : asked.to());
    fields.put("since", asked.since() == null ? "" : asked.since());
    fields.put("until", asked.until() == null ? "" : asked.until());
    fields.put("method", asked.method());
    fields.put("smallest", asked.smallest());
    fields.put("hops", asked.hops() == Asked.ANY_HOPS ? "" : String.valueOf(asked.hops()));
    fields.put("most", asked.most() == Asked.ANY_TRANSACTIONS ? "" : String.valueOf(asked.most()));
    fields.put("chain", String.valueOf(asked.chain()));
    fields.put("tokens", String.join(" ", asked.tokens()));
    fields.put("no-inference", asked.infer() ? "" : "on");
    Asked.INFERENCES.forEach(
        one -> fields.put("without-" + one, asked.without().contains(one) ? "on" : ""));
    traced
        .node()
        .ifPresent(node -> {
          fields.put("place", "node");
          fields.put("node", String.valueOf(node.chain()));
          fields.put("from-block", String.valueOf(node.from()));
          fields.put("to-block", node.to() == null ? "" : String.valueOf(node.to()));
          fields.put("open", node.open() ? "on" : "");
          fields.put("no-calls", node.calls() ? "" : "on");
          fields.remove("chain");
        });
    return fields.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(one -> Query.of(one.getKey()) + "=" + Query.of(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String block(String text, String name) {
    if (!text.matches("[0-9]{1,15}")) {
      throw new UnreadableInput(
          "The field " + name + " is no number of at most fifteen digits: " + text);
    }
    return text;
  }

  private static @Nullable String optional(Map<String, String> form, String name) {
    String text = Forms.optional(form, name, "The field " + name, 120);
    return text.isEmpty() ? null : text;
  }

  private static String or(Map<String, String> form, String name, String usual) {
    String text = optional(form, name);
    return text == null ? usual : text;
  }

  private static List<String> list(Map<String, String> form, String name) {
    String text = Forms.optional(form, name, "The field " + name, 2_000);
    return Arrays.stream(text.split("[,\\s]+", -1)).filter(one -> !one.isEmpty()).toList();
  }

  private static long number(Map<String, String> form, String name, long usual) {
    String text = optional(form, name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new UnreadableInput(
          "The field " + name + " is no number of at most nine digits: " + text);
    }
    return Long.parseLong(text);
  }
}
