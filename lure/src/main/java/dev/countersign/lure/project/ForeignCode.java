package dev.countersign.lure.project;

import dev.countersign.lure.project.command.CommandLine;
import dev.countersign.lure.project.command.Danger;
import dev.countersign.lure.project.command.Dangers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands in the texts of programs in languages that are not parsed here, where the program starts
 * other programs at all.
 */
final class ForeignCode {
  /**
   * A command that fetches or decodes something and runs it.
   *
   * @param line from 1
   */
  record Found(Danger danger, int line, String words) {}

  private static final Set<String> ENDINGS =
      Set.of(
          "rs", "go", "rb", "gemspec", "gradle", "kts", "groovy", "kt", "java", "scala", "php",
          "nix", "sol", "cs", "swift", "pl", "lua");
  private static final Set<String> NAMES = Set.of("Gemfile", "Rakefile", "Podfile", "Vagrantfile");
  private static final Pattern STARTS =
      Pattern.compile(
          "\\bCommand::new\\b|\\bexec\\.Command|\\bsystem\\b|\\bProcessBuilder\\b|\\bgetRuntime\\b|\\.execute\\s*\\("
              + "|\\bcommandLine\\b|\\bexec\\b|\\bffi\\s*\\(|\\bspawn\\b|\\bpopen\\b|\\bshellHook\\b|\\bProcess\\b|%x[{(\\[]|`");
  private static final Pattern TEXT =
      Pattern.compile(
          "''([^']{0,2000})''|\"((?:[^\"\\\\\n]|\\\\.){0,2000})\"|'((?:[^'\\\\\n]|\\\\.){0,2000})'|`([^`]{0,2000})`");

  private ForeignCode() {}

  /** Whether a file is in such a language, by its name. */
  static boolean named(String ending, String name) {
    return ENDINGS.contains(ending) || NAMES.contains(name);
  }

  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    if (!STARTS.matcher(text).find()) {
      return found;
    }
    int line = 1;
    int counted = 0;
    Matcher matcher = TEXT.matcher(text);
    while (matcher.find() && found.size() < 3) {
      String words = matcher.group().replaceAll("^['\"`]+|['\"`]+$", "").replace("\\\"", "\"");
      if (KnownInstallers.only(words)) {
        continue;
      }
      for (Danger danger : Dangers.of(CommandLine.of(words))) {
        for (; counted < matcher.start(); counted++) {
          line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        found.add(new Found(danger, line, words));
      }
    }
    return found;
  }
}
