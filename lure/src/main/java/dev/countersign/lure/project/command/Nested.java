package dev.countersign.lure.project.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Command lines that stand as an argument of a program that has them run. */
final class Nested {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ksh", "fish", "cmd", "powershell", "pwsh");
  private static final Set<String> ALL_ARGUMENTS =
      Set.of("concurrently", "run-p", "run-s", "npm-run-all");

  private Nested() {}

  static List<String> of(Step step) {
    List<String> nested = new ArrayList<>();
    List<String> words = step.words();
    String program = step.program();
    if (SHELLS.contains(program)) {
      for (int i = 1; i < words.size(); i++) {
        String option = words.get(i).toLowerCase(Locale.ROOT);
        if (option.equals("/c")
            || option.equals("/k")
            || option.startsWith("-c")
            || option.matches("-[a-z]*c")) {
          nested.add(String.join(" ", words.subList(i + 1, words.size())));
          break;
        }
      }
    } else if (program.equals("eval")) {
      nested.add(String.join(" ", words.subList(1, words.size())));
    } else if (ALL_ARGUMENTS.contains(program)) {
      for (String word : words.subList(1, words.size())) {
        if (word.contains(" ")) {
          nested.add(word);
        }
      }
    } else if (program.equals("nodemon") || program.equals("watch") || program.equals("onchange")) {
      int exec = Math.max(words.indexOf("--exec"), words.indexOf("-x"));
      if (exec > 0 && exec + 1 < words.size()) {
        nested.add(words.get(exec + 1));
      }
    }
    return nested;
  }
}
