package dev.countersign.access.wallet.list;

import java.util.List;

/**
 * What a list says.
 *
 * @param rows in the order of the list; none where there is a mistake
 * @param mistakes each a sentence with its place
 * @param remarks what is to be known about it, each a sentence: what was left aside, and why
 */
public record Taken<T>(List<T> rows, List<String> mistakes, List<String> remarks) {
  /** Copies. */
  public Taken {
    mistakes = List.copyOf(mistakes);
    rows = mistakes.isEmpty() ? List.copyOf(rows) : List.of();
    remarks = List.copyOf(remarks);
  }
}
