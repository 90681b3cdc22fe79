package dev.countersign.lure.project;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.project.folder.Folder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The code of a notebook's cells (nbformat 4), one below the other. */
final class Notebook {
  private Notebook() {}

  static Content code(Folder folder, Content file) {
    StringBuilder code = new StringBuilder();
    folder
        .json(file.path())
        .ifPresent(json -> {
          for (JsonNode cell : json.path("cells")) {
            if (cell.path("cell_type").asString("").equals("code")) {
              cell(source(cell.path("source")), code);
            }
          }
        });
    return Content.of(file.path() + ".py", code.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String source(JsonNode source) {
    StringBuilder text = new StringBuilder(source.asString(""));
    source.forEach(line -> text.append(line.asString("")));
    return text.toString();
  }

  private static void cell(String source, StringBuilder code) {
    for (String line : source.split("\n", -1)) {
      String bare = line.strip();
      if (bare.startsWith("!")) {
        // IPython hands such a line to a shell
        code.append(line, 0, line.indexOf('!'))
            .append("import os; os.system('''")
            .append(bare.substring(1).replace("\\", "\\\\").replace("'", "\\'"))
            .append("''')\n");
      } else if (bare.startsWith("%")) {
        code.append('\n');
      } else {
        code.append(line).append('\n');
      }
    }
  }
}
