package dev.countersign.lure.code;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what PowerShell and batch files hide words with, as far as it is constant. */
final class WindowsText {
  private static final int TURNS = 6;
  private static final int LONGEST = 400_000;
  private static final Pattern CHARACTER =
      Pattern.compile("(?i)\\[char\\]\\s*\\(?\\s*(0x[0-9a-f]{1,4}|\\d{1,5})\\s*\\)?");
  private static final Pattern SUM =
      Pattern.compile("(['\"])([^'\"\\r\\n]*)\\1\\s*\\+\\s*(['\"])([^'\"\\r\\n]*)\\3");
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?i)\\(?\\s*(['\"])([^'\"\\r\\n]*\\{\\d\\}[^'\"\\r\\n]*)\\1\\s*-f\\s*((?:['\"][^'\"\\r\\n]*['\"]\\s*,?\\s*)+)\\)?");
  private static final Pattern REPLACE =
      Pattern.compile(
          "(?i)(['\"])([^'\"\\r\\n]*)\\1\\s*\\)?\\s*(?:\\.replace\\(|-c?replace)\\s*['\"]([^'\"]*)['\"]\\s*,\\s*['\"]([^'\"]*)['\"]\\)?");
  private static final Pattern SET =
      Pattern.compile(
          "(?im)(?:^|[;{(\\s])\\$(\\w{1,40})\\s*=\\s*(['\"])([^'\"\\r\\n]*)\\2\\s*(?=[;\\r\\n}]|$)");
  private static final Pattern BATCH_SET =
      Pattern.compile("(?im)^\\s*@?set\\s+\"?(\\w{1,40})=([^\"\\r\\n]*)\"?");
  private static final Pattern SLICE =
      Pattern.compile("%(\\w{1,40}):~(-?\\d{1,4})(?:,(-?\\d{1,4}))?%");
  private static final Pattern VARIABLE = Pattern.compile("%(\\w{1,40})%");
  private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{?(\\w{1,40})\\}?");

  private WindowsText() {}

  /** A batch file with its carets taken out and its variables put in. */
  static String batch(String text) {
    String plain = text.replaceAll("\\^(\\r?\\n)", " ").replace("^", "");
    Map<String, String> variables = new HashMap<>();
    StringBuilder out = new StringBuilder();
    for (String line : plain.split("\n", -1)) {
      String made = put(line, variables);
      Matcher set = BATCH_SET.matcher(made);
      if (set.find()) {
        variables.put(set.group(1).toLowerCase(java.util.Locale.ROOT), set.group(2).strip());
      }
      out.append(made).append('\n');
      if (out.length() > LONGEST) {
        break;
      }
    }
    return out.toString();
  }

  private static String put(String line, Map<String, String> variables) {
    String sliced =
        SLICE
            .matcher(line)
            .replaceAll(found -> {
              String value = variables.get(found.group(1).toLowerCase(java.util.Locale.ROOT));
              return Matcher.quoteReplacement(value == null ? found.group() : slice(value, found));
            });
    return VARIABLE
        .matcher(sliced)
        .replaceAll(found -> {
          String value = variables.get(found.group(1).toLowerCase(java.util.Locale.ROOT));
          return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
  }

  private static String slice(String value, MatchResult found) {
    int from = Integer.parseInt(found.group(2));
    int start = Math.clamp(from < 0 ? from + value.length() : from, 0, value.length());
    int count = found.group(3) == null ? value.length() : Integer.parseInt(found.group(3));
    int end = count < 0 ? value.length() + count : start + count;
    return end <= start ? "" : value.substring(start, Math.clamp(end, start, value.length()));
  }

  /** A PowerShell script with its texts put together and its constant variables put in. */
  static String powerShell(String text) {
    String plain = text.replaceAll("`(\\r?\\n)", " ").replaceAll("`(?=\\w)", "");
    for (int turn = 0; turn < TURNS; turn++) {
      String before = plain;
      plain = CHARACTER.matcher(plain).replaceAll(found -> character(found.group(1)));
      plain = SUM.matcher(plain).replaceAll(found -> quoted(found.group(2) + found.group(4)));
      plain = FORMAT.matcher(plain).replaceAll(WindowsText::formatted);
      plain =
          REPLACE
              .matcher(plain)
              .replaceAll(found -> quoted(found.group(2).replace(found.group(3), found.group(4))));
      plain = variables(plain);
      if (plain.equals(before) || plain.length() > LONGEST) {
        break;
      }
    }
    return plain;
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement("'" + text + "'");
  }

  private static String character(String code) {
    int point = Integer.decode(code);
    return point < 0x20 || point > 0x7e || point == '\'' ? " " : quoted(Character.toString(point));
  }

  private static String formatted(MatchResult found) {
    String out = found.group(2);
    Matcher items = Pattern.compile("['\"]([^'\"]*)['\"]").matcher(found.group(3));
    for (int i = 0; items.find(); i++) {
      out = out.replace("{" + i + "}", items.group(1));
    }
    return quoted(out);
  }

  private static String variables(String text) {
    Map<String, String> values = new HashMap<>();
    Matcher sets = SET.matcher(text);
    while (sets.find()) {
      values.merge(sets.group(1).toLowerCase(java.util.Locale.ROOT), sets.group(3), (a, b) -> a);
    }
    if (values.isEmpty()) {
      return text;
    }
    Matcher names = INTERPOLATED.matcher(text);
    StringBuilder out = new StringBuilder();
    while (names.find()) {
      String value = values.get(names.group(1).toLowerCase(java.util.Locale.ROOT));
      String rest = text.substring(names.end(), Math.min(text.length(), names.end() + 3)).strip();
      boolean target = rest.startsWith("=") && !rest.startsWith("==");
      boolean inText = text.lastIndexOf('"', names.start()) > text.lastIndexOf('\n', names.start());
      names.appendReplacement(
          out,
          value == null || target
              ? Matcher.quoteReplacement(names.group())
              : inText ? Matcher.quoteReplacement(value) : quoted(value));
    }
    return names.appendTail(out).toString();
  }
}
