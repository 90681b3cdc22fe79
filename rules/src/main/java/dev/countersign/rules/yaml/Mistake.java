package dev.countersign.rules.yaml;

/**
 * Something wrong in a document.
 *
 * @param line from 1
 * @param column from 1
 * @param sentence what is wrong and what would be right
 */
public record Mistake(int line, int column, String sentence) implements Comparable<Mistake> {
  /** The order in which they stand in the document. */
  @Override
  public int compareTo(Mistake other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + sentence;
  }
}
