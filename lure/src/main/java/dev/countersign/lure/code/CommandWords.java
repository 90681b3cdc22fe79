package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The words of a command that a program starts, and which of them are run. */
final class CommandWords {
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh",
          "bash",
          "zsh",
          "dash",
          "cmd",
          "cmd.exe",
          "powershell",
          "powershell.exe",
          "pwsh",
          "python",
          "python3",
          "python2",
          "node",
          "perl",
          "ruby",
          "php",
          "osascript",
          "{sys.executable}",
          "{process.execPath}",
          "/bin/sh",
          "/bin/bash",
          "/usr/bin/env",
          "wscript",
          "mshta");

  private CommandWords() {}

  /** The programs that a command names: the first words, and all words for an interpreter. */
  static String programs(String command) {
    StringJoiner programs = new StringJoiner("\n");
    for (String piece : command.split("&&|[;|&\\n]", -1)) {
      String plain = piece.strip();
      String head = plain.split(" ", 2)[0];
      programs.add(interprets(head.replace("\"", "")) ? plain : head);
    }
    return programs.toString();
  }

  /** Whether it is an interpreter that is given no program, and so runs what is written to it. */
  static boolean reads(String command) {
    List<String> words = List.of(command.split(" ", -1));
    return interprets(words.getFirst())
        && words.stream().skip(1).allMatch(word -> word.equals("-") || word.matches("-[sil]"));
  }

  private static boolean interprets(String program) {
    return INTERPRETERS.contains(program)
        || INTERPRETERS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  static void words(Value value, StringJoiner words) {
    Cell cell = value.cell();
    if (cell != null && cell.listed()) {
      cell.items().forEach(item -> words.add(quoted(item.rendered())));
    } else {
      words.add(value.rendered());
    }
  }

  private static String quoted(String word) {
    return word.indexOf(' ') < 0 || word.indexOf('\'') >= 0 ? word : "'" + word + "'";
  }

  /** The command itself from elsewhere, or what an interpreter is given. */
  static @Nullable Origin foreign(Given given, Taint taint) {
    Value first = given.value(0, "args");
    Cell list = first.cell() == null ? given.value(1).cell() : first.cell();
    Origin origin = first.cell() == null && open(first) ? first.taints().get(taint) : null;
    if (origin != null && origin.followed()) {
      return origin;
    }
    String program =
        list == null || list.items().isEmpty() || first.cell() == null
            ? first.rendered()
            : list.items().getFirst().rendered();
    String head = program.strip().split(" ", 2)[0];
    boolean interprets = interprets(head);
    if (list != null && list.listed()) {
      for (Value item : list.items()) {
        Origin from = item.taints().get(taint);
        boolean itself = first.cell() != null && item.equals(list.items().getFirst());
        if (from != null && from.followed() && open(item) && (interprets || itself)) {
          return from;
        }
      }
    }
    Value input = given.option("input").orElse(Value.UNKNOWN);
    Origin fed = input.taints().get(taint);
    return fed != null && interprets ? fed : null;
  }

  /** Nothing constant stands before the unknown part, or all of it is decoded. */
  private static boolean open(Value value) {
    String shape = value.shape();
    return shape == null || value.exact() || shape.startsWith("{");
  }
}
