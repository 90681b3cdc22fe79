package dev.countersign.access.read.field;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fields of a JSON value that may have any shape. What is missing, null or of another kind than
 * expected reads as empty; nothing here throws.
 */
public final class Fields {
  /** The most characters that are kept of one text; the record itself keeps the rest. */
  public static final int LONGEST = 2_000;

  private static final int MOST_ITEMS = 200;

  private Fields() {}

  /** The value at that path; a missing node where there is none. */
  public static JsonNode at(JsonNode from, String... path) {
    JsonNode node = from;
    for (String name : path) {
      node = node.path(name);
    }
    return node;
  }

  /** A field under one of two names, of which the first that is there counts. */
  public static JsonNode either(JsonNode from, String name, String other) {
    JsonNode node = from.path(name);
    return node.isMissingNode() ? from.path(other) : node;
  }

  /** Text, number or truth value as text; empty for all else. */
  public static String text(JsonNode node) {
    if (node.isString()) {
      return cut(node.asString());
    }
    return node.isNumber() || node.isBoolean() ? cut(node.asString()) : "";
  }

  /** The text at a path. */
  public static String text(JsonNode from, String... path) {
    return text(at(from, path));
  }

  /** The first of those that is not empty; empty where all are. */
  public static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The texts of a list, or the one text, at most 200; none for all else. */
  public static List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      String one = text(node);
      return one.isEmpty() ? List.of() : List.of(one);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      String text = text(item);
      if (!text.isEmpty()) {
        texts.add(text);
      }
      if (texts.size() == MOST_ITEMS) {
        break;
      }
    }
    return texts;
  }

  /** The texts of a list joined by spaces. */
  public static String joined(JsonNode node) {
    return cut(String.join(" ", texts(node)));
  }

  /** A truth value, written as one or as text; null where it is neither. */
  public static @Nullable Boolean truth(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    String text = text(node);
    if (text.equalsIgnoreCase("true")) {
      return Boolean.TRUE;
    }
    return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }

  /** Whether it is there and says true. */
  public static boolean isTrue(JsonNode node) {
    return Boolean.TRUE.equals(truth(node));
  }

  /** A number, written as one or as text; NaN where it is neither. */
  public static double number(JsonNode node) {
    String text = node.isNumber() || node.isString() ? node.asString() : "";
    if (text.isEmpty() || text.length() > 40) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Yes or no, as details say it; empty where it is not known. */
  public static String yesNo(@Nullable Boolean truth) {
    if (truth == null) {
      return "";
    }
    return truth ? "yes" : "no";
  }

  /** At most {@value #LONGEST} characters of it. */
  public static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
