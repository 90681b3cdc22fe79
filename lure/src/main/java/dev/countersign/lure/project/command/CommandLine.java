package dev.countersign.lure.project.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line, cut into the programs it calls: at {@code |}, {@code &&}, {@code ;} and line
 * ends, outside of quotes. What is substituted ({@code $(…)}, back quotes, {@code <(…)}) stays in
 * its word and is also cut by itself. Programs that only call others are taken off the front.
 *
 * @param inner what is called to be substituted, or as an argument of a shell's {@code -c}
 */
public record CommandLine(List<Step> steps, List<CommandLine> inner) {
  private static final Set<String> ONLY_CALLS =
      Set.of(
          "sudo",
          "env",
          "cross-env",
          "cross-env-shell",
          "nohup",
          "exec",
          "command",
          "time",
          "nice",
          "npx",
          "pnpx",
          "bunx",
          "dotenv",
          "xvfb-run",
          "start",
          "call",
          "do",
          "then",
          "else",
          "if",
          "!",
          "{",
          "(",
          "poetry",
          "pipenv",
          "uv",
          "corepack",
          "shx",
          "not-dev-preinstall",
          "is-ci",
          "in-install",
          "not-in-install");
  private static final int DEEPEST = 4;
  private static final int MOST_STEPS = 2_000;

  /** Copies. */
  public CommandLine {
    steps = List.copyOf(steps);
    inner = List.copyOf(inner);
  }

  /** Cuts a command line. */
  public static CommandLine of(String text) {
    return cut(text, DEEPEST);
  }

  /** All steps, those of inner lines too. */
  public List<Step> all() {
    List<Step> all = new ArrayList<>(steps);
    inner.forEach(line -> all.addAll(line.all()));
    return all;
  }

  private static CommandLine cut(String text, int depth) {
    List<Step> steps = new ArrayList<>();
    List<CommandLine> inner = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean piped = false;
    char quote = 0;
    for (int i = 0; i < text.length() && steps.size() < MOST_STEPS; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\'
            && quote == '"'
            && i + 1 < text.length()
            && "\"\\$`".indexOf(text.charAt(i + 1)) >= 0) {
          word.append(text.charAt(++i));
        } else {
          word.append(c);
        }
        continue;
      }
      switch (c) {
        case '\'', '"' -> {
          quote = c;
          inWord = true;
        }
        case '\\' -> {
          if (i + 1 < text.length() && " \"'\\\n$&|;()".indexOf(text.charAt(i + 1)) >= 0) {
            i++;
            if (text.charAt(i) != '\n') {
              word.append(text.charAt(i));
            }
          } else {
            word.append(c); // a path of Windows
          }
          inWord = true;
        }
        case '|', '&', ';', '\n', '\r' -> {
          boolean twice = i + 1 < text.length() && text.charAt(i + 1) == c;
          boolean redirect = c == '&' && (i > 0 && text.charAt(i - 1) == '>');
          if (redirect) {
            word.append(c);
            continue;
          }
          end(words, word, inWord);
          step(steps, inner, words, piped, depth);
          inWord = false;
          piped = c == '|' && !twice;
          if (twice) {
            i++;
          }
        }
        case ' ', '\t' -> {
          end(words, word, inWord);
          inWord = false;
        }
        default -> {
          word.append(c);
          inWord = true;
        }
      }
    }
    end(words, word, inWord);
    step(steps, inner, words, piped, depth);
    if (depth > 0) {
      substitutions(text, inner, depth);
    }
    return new CommandLine(steps, inner);
  }

  private static void end(List<String> words, StringBuilder word, boolean inWord) {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static void step(
      List<Step> steps, List<CommandLine> inner, List<String> words, boolean piped, int depth) {
    int first = 0;
    while (first < words.size() && skipped(words, first)) {
      first++;
    }
    if (first < words.size()) {
      Step step = new Step(words.subList(first, words.size()), piped);
      steps.add(step);
      if (depth > 0) {
        for (String nested : Nested.of(step)) {
          inner.add(cut(nested, depth - 1));
        }
      }
    }
    words.clear();
  }

  private static boolean skipped(List<String> words, int at) {
    String word = words.get(at);
    if (word.matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
      return at < words.size() - 1;
    }
    String program = new Step(List.of(word), false).program();
    boolean option = at > 0 && word.startsWith("-") && !word.matches("-(?:c|e|p|m)");
    return at < words.size() - 1
        && (ONLY_CALLS.contains(program)
            || option
            || (at > 0 && word.equals("run") && runner(words.get(at - 1))));
  }

  private static boolean runner(String word) {
    return word.equals("poetry") || word.equals("pipenv") || word.equals("uv");
  }

  /** What stands in {@code $(…)}, {@code <(…)} and back quotes, wherever it stands. */
  private static void substitutions(String text, List<CommandLine> inner, int depth) {
    int at = 0;
    while (at < text.length() && inner.size() < 100) {
      char c = text.charAt(at);
      if ((c == '$' || c == '<') && at + 1 < text.length() && text.charAt(at + 1) == '(') {
        int end = closing(text, at + 1);
        inner.add(cut(text.substring(at + 2, end), depth - 1));
        at = end;
      } else if (c == '`') {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
          return;
        }
        inner.add(cut(text.substring(at + 1, end), depth - 1));
        at = end;
      }
      at++;
    }
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
