package dev.countersign.rules.expression;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CEL library's messages as sentences for whoever writes rules. */
final class Explained {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern UNDEFINED =
      Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile("[_@]*([^_@]+)[_@]*");
  private static final Pattern BEFORE = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*$");
  private static final Pattern PLACE = Pattern.compile("^evaluation error(?: at [^:]*:[0-9]+)?: ");
  private static final int LONGEST = 200;

  private Explained() {}

  /**
   * A mistake found when the expression was checked.
   *
   * @param column from 0
   */
  static String mistake(
      String message, Vocabulary vocabulary, String source, int line, int column) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return "there is no name \""
          + undeclared.group(1)
          + "\"; there are "
          + String.join(", ", vocabulary.variables().keySet())
          + " and amount('…')";
    }
    Matcher undefined = UNDEFINED.matcher(message);
    if (undefined.matches()) {
      String variable = nameBefore(source, line, column);
      List<String> fields = vocabulary.fields(variable);
      return "there is no field \""
          + undefined.group(1)
          + "\""
          + (fields.isEmpty() ? "" : " of " + variable + "; it has " + String.join(", ", fields));
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      return "\""
          + OPERATOR.matcher(overload.group(1)).replaceAll("$1")
          + "\" cannot be used with "
          + types(overload.group(2))
          + " ("
          + (overload.group(2).contains("Amount")
              ? "amounts are compared with amounts, such as amount('10000 USDC')"
              : "both sides must be of one type, and there is no floating point")
          + ")";
    }
    return error(message);
  }

  private static String types(String types) {
    return types
        .replace("google.protobuf.Timestamp", "timestamp")
        .replace("google.protobuf.Duration", "duration");
  }

  /** An error met when it was evaluated. */
  static String error(String message) {
    String plain = PLACE.matcher(message).replaceFirst("").replaceAll("\\s+", " ").strip();
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /** The name that stands before the point at that place. */
  private static String nameBefore(String source, int line, int column) {
    List<String> lines = source.lines().toList();
    if (line > lines.size()) {
      return "";
    }
    String text = lines.get(line - 1);
    int end = Math.min(column, text.codePointCount(0, text.length()));
    Matcher name = BEFORE.matcher(text.substring(0, text.offsetByCodePoints(0, end)));
    return name.find() ? name.group(1) : "";
  }
}
