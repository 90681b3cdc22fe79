package dev.countersign.watch.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sentence with fields in braces. */
public record Template(List<Part> parts) {
  /** The fields that there are. */
  public static final List<String> FIELDS =
      List.of(
          "rule",
          "wallet",
          "counterparty",
          "from",
          "to",
          "amount",
          "value",
          "asset",
          "chain",
          "block",
          "transaction",
          "direction",
          "count",
          "sum",
          "distinct",
          "ratio",
          "size",
          "path",
          "imitates",
          "screened");

  /** Copies. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** Text, or the name of a field. */
  public record Part(boolean field, String text) {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with a sentence where a brace is not closed or a field is none
   */
  public static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        parts.add(new Part(false, text.substring(at)));
        break;
      }
      if (open > at) {
        parts.add(new Part(false, text.substring(at, open)));
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("a brace is opened and not closed");
      }
      String name = text.substring(open + 1, close);
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException(
            "there is no field {" + name + "}; there are " + String.join(", ", FIELDS));
      }
      parts.add(new Part(true, name));
      at = close + 1;
    }
    return new Template(parts);
  }

  /** The sentence; what has no value is written as "not known". */
  String filled(Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.field ? values.getOrDefault(part.text, "not known") : part.text);
    }
    return out.toString();
  }
}
