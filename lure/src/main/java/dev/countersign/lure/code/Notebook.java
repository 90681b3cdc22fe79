package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Source;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Jupyter notebooks: the code cells as one Python program, lines with {@code !} as commands. */
final class Notebook {
  private Notebook() {}

  static void read(Source source, Notes notes, Inner inner) {
    JsonNode root;
    try {
      root = Json.parse(source.text(0, source.length()), "The notebook");
    } catch (UnreadableInput e) {
      return;
    }
    StringBuilder python = new StringBuilder();
    for (JsonNode cell : root.path("cells")) {
      if (cell.path("cell_type").asString("").equals("code")) {
        StringBuilder text = new StringBuilder();
        JsonNode lines = cell.path("source");
        if (lines.isArray()) {
          lines.forEach(line -> text.append(line.asString("")));
        } else {
          text.append(lines.asString(""));
        }
        cell(text.toString(), source, notes, inner, python);
      }
    }
    inner.read(python.toString(), Language.PYTHON, notes, 0, "In the notebook's cells: ");
  }

  private static void cell(
      String text, Source source, Notes notes, Inner inner, StringBuilder python) {
    String first = text.stripLeading();
    if (first.startsWith("%%bash") || first.startsWith("%%sh") || first.startsWith("%%script")) {
      String code = first.substring(first.indexOf('\n') + 1);
      inner.read(code, Language.SHELL, notes, at(source, code), "In a cell: ");
      return;
    }
    for (String line : text.split("\n", -1)) {
      String start = line.stripLeading();
      if (start.startsWith("!") || start.startsWith("%sx") || start.startsWith("%system")) {
        String command = start.substring(start.startsWith("!") ? 1 : start.indexOf(' ') + 1);
        inner.read(command, Language.SHELL, notes, at(source, command), "In a cell: ");
      } else if (!start.startsWith("%")) {
        python.append(line).append('\n');
      }
    }
  }

  /** Where a cell's line stands in the file, by its first words. */
  private static int at(Source source, String code) {
    String line = code.lines().findFirst().orElse("").strip();
    String plain = line.substring(0, Math.min(20, line.length())).split("[\"\\\\]", 2)[0];
    String whole = source.text(0, source.length());
    int at = plain.isEmpty() ? -1 : whole.indexOf(plain);
    return at < 0 ? 0 : whole.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
  }
}
