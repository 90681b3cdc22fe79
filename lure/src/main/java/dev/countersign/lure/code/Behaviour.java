package dev.countersign.lure.code;

/**
 * One thing that a file's code would do.
 *
 * @param line from 1
 * @param words the expression or the line, printable, at most 200 characters
 * @param sentence for an employee, with the constant host or command where one is written out
 */
public record Behaviour(
    Kind kind, int line, String words, String sentence, Sureness sure, When when) {
  /** Checks. */
  public Behaviour {
    if (line < 1 || words.length() > 200) {
      throw new IllegalArgumentException("Line " + line + ", " + words.length() + " characters");
    }
  }
}
