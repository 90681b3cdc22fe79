package dev.countersign.lure.project.command;

import java.util.List;
import java.util.Locale;

/**
 * One program called in a command line.
 *
 * @param words the program and its arguments, quotes taken away
 * @param piped whether it reads what the step before it writes
 */
public record Step(List<String> words, boolean piped) {
  /** Copies. */
  public Step {
    words = List.copyOf(words);
  }

  /** The program's name without folder and ending, in lower case; empty where there is none. */
  public String program() {
    return words.isEmpty() ? "" : programName(words.getFirst());
  }

  private static String programName(String word) {
    String tidy = word.replace('\\', '/');
    String name = tidy.substring(tidy.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.replaceFirst("\\.(?:exe|cmd|bat)$", "");
  }

  /** The step that begins with a later word. */
  public Step from(int index) {
    return new Step(words.subList(index, words.size()), piped);
  }
}
