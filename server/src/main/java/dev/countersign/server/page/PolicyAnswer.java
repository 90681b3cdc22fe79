package dev.countersign.server.page;

import java.util.List;

/**
 * What is to be said of a policy that somebody tries.
 *
 * @param differences what makes past transfers come out otherwise, with how many
 */
public record PolicyAnswer(
    List<String> mistakes,
    List<ExampleLine> examples,
    List<String> remarks,
    long total,
    long changed,
    List<ShiftLine> shifts,
    List<String> differences,
    List<ChangedLine> lines) {
  /** Copies the lists. */
  public PolicyAnswer {
    mistakes = List.copyOf(mistakes);
    examples = List.copyOf(examples);
    remarks = List.copyOf(remarks);
    shifts = List.copyOf(shifts);
    differences = List.copyOf(differences);
    lines = List.copyOf(lines);
  }

  /** An example of the document. */
  public record ExampleLine(boolean passed, String sentence) {}

  /** How many past transfers would be decided otherwise, and how much. */
  public record ShiftLine(String before, String after, long count, String sums) {}

  /** One of them. */
  public record ChangedLine(
      String transfer, String what, String before, String after, String why) {}
}
