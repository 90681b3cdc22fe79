package dev.countersign.lure.project.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Code that stands in a command line itself, such as {@code node -e "…"}.
 *
 * @param ending of a file that would hold it: {@code js} or {@code py}
 */
public record Inline(String ending, String code) {
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "node",
          "js",
          "nodejs",
          "js",
          "bun",
          "js",
          "deno",
          "js",
          "electron",
          "js",
          "python",
          "py",
          "python3",
          "py",
          "python2",
          "py",
          "py",
          "py");

  /** All of a line. */
  public static List<Inline> of(CommandLine line) {
    List<Inline> found = new ArrayList<>();
    for (Step step : line.all()) {
      String ending = LANGUAGES.get(step.program());
      List<String> words = step.words();
      for (int i = 1; ending != null && i < words.size() - 1; i++) {
        boolean takes =
            ending.equals("js")
                ? words.get(i).matches("-e|--eval|-p|--print|-pe|eval")
                : words.get(i).matches("-[A-Za-z]*c");
        if (takes) {
          found.add(new Inline(ending, words.get(i + 1)));
          break;
        }
      }
    }
    return found;
  }
}
