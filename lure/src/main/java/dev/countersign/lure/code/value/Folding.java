package dev.countersign.lure.code.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What methods of strings and lists make of constants, in JavaScript and Python. */
public final class Folding {
  private Folding() {}

  /** The result of a method, or null where it is not one of those or not all is constant. */
  public static @Nullable Value method(Value receiver, String name, List<Value> arguments) {
    Cell cell = receiver.cell();
    if (cell != null && cell.listed()) {
      return ofList(receiver, cell.items(), name, arguments);
    }
    String text = receiver.text();
    Value made = text == null || receiver.number() ? null : ofText(text, name, arguments);
    return made == null ? null : made.with(receiver.taints());
  }

  private static @Nullable Value ofList(
      Value receiver, List<Value> items, String name, List<Value> arguments) {
    return switch (name) {
      case "join" -> join(items, arguments.isEmpty() ? "," : arguments.getFirst().text());
      case "reverse" -> {
        Collections.reverse(items);
        yield receiver;
      }
      case "concat" -> {
        List<Value> all = new ArrayList<>(items);
        for (Value more : arguments) {
          Cell cell = more.cell();
          all.addAll(cell != null && cell.listed() ? cell.items() : List.of(more));
        }
        yield Value.of(Cell.of(all));
      }
      case "slice" -> {
        Cell part = Cell.of(part(items, arguments));
        yield Value.of(part);
      }
      default -> null;
    };
  }

  private static List<Value> part(List<Value> items, List<Value> arguments) {
    int from = bound(arguments, 0, items.size(), 0);
    int to = bound(arguments, 1, items.size(), items.size());
    return from >= to ? List.of() : items.subList(from, to);
  }

  /** Texts joined; null where the separator or an item is not constant and short. */
  public static @Nullable Value join(List<Value> items, @Nullable String separator) {
    if (separator == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    boolean exact = true;
    Value origins = Value.UNKNOWN;
    for (int i = 0; i < items.size() && text.length() <= Value.LONGEST; i++) {
      Value item = items.get(i);
      text.append(i == 0 ? "" : separator).append(item.rendered());
      exact &= item.exact();
      origins = origins.with(item.deep());
    }
    return exact
        ? Value.text(text.toString()).with(origins.taints())
        : Value.shaped(text.toString(), origins.taints());
  }

  private static @Nullable Value ofText(String text, String name, List<Value> arguments) {
    String first = arguments.isEmpty() ? null : arguments.getFirst().text();
    return switch (name) {
      case "join" -> {
        Cell cell = arguments.isEmpty() ? null : arguments.getFirst().cell();
        yield cell != null && cell.listed() ? join(cell.items(), text) : null;
      }
      case "split" -> split(text, first);
      case "replace", "replaceAll" -> {
        String by = arguments.size() < 2 ? null : arguments.get(1).text();
        yield first == null || first.isEmpty() || by == null
            ? null
            : Value.text(text.replace(first, by));
      }
      case "concat" -> {
        List<Value> all = new ArrayList<>(List.of(Value.text(text)));
        all.addAll(arguments);
        yield join(all, "");
      }
      case "slice", "substring" -> {
        int from = bound(arguments, 0, text.length(), 0);
        int to = bound(arguments, 1, text.length(), text.length());
        yield Value.text(from >= to ? "" : text.substring(from, to));
      }
      case "substr" -> {
        int from = bound(arguments, 0, text.length(), 0);
        int count = bound(arguments, 1, text.length(), text.length());
        yield Value.text(text.substring(from, Math.min(text.length(), from + count)));
      }
      case "charAt", "at" -> {
        int at = bound(arguments, 0, text.length(), 0);
        yield Value.text(at < text.length() ? text.substring(at, at + 1) : "");
      }
      case "charCodeAt", "codePointAt" -> {
        int at = bound(arguments, 0, text.length(), 0);
        yield at < text.length() ? Value.number(text.charAt(at)) : null;
      }
      case "reverse" -> Value.text(new StringBuilder(text).reverse().toString());
      case "repeat" -> {
        Long times = arguments.isEmpty() ? null : arguments.getFirst().whole();
        yield times == null || times < 0 || times * text.length() > Value.LONGEST
            ? null
            : Value.text(text.repeat(times.intValue()));
      }
      case "toLowerCase", "lower" -> Value.text(text.toLowerCase(Locale.ROOT));
      case "toUpperCase", "upper" -> Value.text(text.toUpperCase(Locale.ROOT));
      case "trim", "strip", "rstrip", "lstrip" -> first == null ? Value.text(text.strip()) : null;
      case "encode", "valueOf", "normalize" -> Value.text(text);
      case "decode" -> decoded(text, first);
      case "toString" -> first == null || first.startsWith("utf") ? utf8(text) : null;
      case "format" -> format(text, arguments);
      default -> null;
    };
  }

  private static Value utf8(String text) {
    return Value.text(Decoding.utf8(text));
  }

  private static @Nullable Value decoded(String text, @Nullable String codec) {
    String named = codec == null ? "" : codec.toLowerCase(Locale.ROOT);
    return switch (named) {
      case "hex", "base64", "rot13", "rot_13", "zlib" -> {
        String plain = Decoding.named(named, text);
        yield plain == null ? null : Value.text(plain);
      }
      default -> utf8(text);
    };
  }

  private static Value split(String text, @Nullable String separator) {
    List<Value> parts = new ArrayList<>();
    if (separator == null) {
      for (String part : text.strip().split("\\s+", -1)) {
        parts.add(Value.text(part));
      }
    } else if (separator.isEmpty()) {
      text.chars().limit(20_000).forEach(c -> parts.add(Value.text(String.valueOf((char) c))));
    } else {
      for (String part : text.split(java.util.regex.Pattern.quote(separator), -1)) {
        parts.add(Value.text(part));
      }
    }
    return Value.of(Cell.of(parts));
  }

  private static Value format(String text, List<Value> arguments) {
    String out = text;
    Value origins = Value.UNKNOWN;
    boolean exact = true;
    for (Value argument : arguments) {
      int hole = out.indexOf("{}");
      origins = origins.with(argument.deep());
      exact &= argument.exact();
      if (hole >= 0) {
        out = out.substring(0, hole) + argument.rendered() + out.substring(hole + 2);
      }
    }
    return exact && out.indexOf('{') < 0
        ? Value.text(out).with(origins.taints())
        : Value.shaped(out, origins.taints());
  }

  private static int bound(List<Value> arguments, int index, int length, int otherwise) {
    Long given = index < arguments.size() ? arguments.get(index).whole() : null;
    if (given == null) {
      return otherwise;
    }
    return Math.clamp(given < 0 ? given + length : given, 0, length);
  }

  /** A part of a text or list as Python's {@code [a:b:c]} takes it; null where not constant. */
  public static @Nullable Value slice(Value receiver, String range) {
    String[] parts = range.split(":", -1);
    String text = receiver.text();
    if (text == null || parts.length < 2) {
      return null;
    }
    try {
      int step = parts.length < 3 || parts[2].isEmpty() ? 1 : Integer.parseInt(parts[2]);
      int length = text.length();
      if (step == 0) {
        return null;
      }
      int from = edge(parts[0], step > 0 ? 0 : length - 1, length);
      int to = edge(parts[1], step > 0 ? length : -1, length);
      StringBuilder out = new StringBuilder();
      for (int i = from; step > 0 ? i < to : i > to; i += step) {
        if (i >= 0 && i < length) {
          out.append(text.charAt(i));
        }
      }
      return Value.text(out.toString()).with(receiver.taints());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int edge(String digits, int otherwise, int length) {
    if (digits.isEmpty()) {
      return otherwise;
    }
    int given = Integer.parseInt(digits);
    return Math.clamp(given < 0 ? given + length : given, 0, length);
  }
}
