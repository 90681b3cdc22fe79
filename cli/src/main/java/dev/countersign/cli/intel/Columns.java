package dev.countersign.cli.intel;

import dev.countersign.model.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text: the first column to the left, the others to the right. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; what others wrote is made harmless and stays on its line. */
  Columns row(String... cells) {
    rows.add(Arrays.stream(cells).map(cell -> Visible.of(cell.replace('\n', ' '))).toList());
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        String blank = " ".repeat(widths[i] - cell.length());
        line.append(i == 0 ? cell + blank : "  " + blank + cell);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
