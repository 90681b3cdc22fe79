package dev.countersign.gate.bitcoin;

import java.util.List;
import java.util.stream.Collectors;

/** Several inputs in a sentence: "inputs 1, 2 and 3". */
final class Places {
  private static final int MOST = 10;

  private Places() {}

  /**
   * @param numbers one or more, counted from 1
   */
  static String inputs(List<Integer> numbers) {
    if (numbers.size() == 1) {
      return "Input " + numbers.getFirst();
    }
    List<String> shown = numbers.stream().limit(MOST).map(String::valueOf).toList();
    int more = numbers.size() - shown.size();
    String last = more > 0 ? more + " more" : shown.getLast();
    return "Inputs "
        + shown.stream()
            .limit(more > 0 ? MOST : shown.size() - 1L)
            .collect(Collectors.joining(", "))
        + " and "
        + last;
  }
}
