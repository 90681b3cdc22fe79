package dev.countersign.gate.policy.review;

/**
 * Something about a policy that can be used, but is perhaps not meant.
 *
 * @param line in the document, from 1
 * @param sentence for people
 */
public record Remark(Weight weight, int line, String sentence) implements Comparable<Remark> {

  /** How much it matters. */
  public enum Weight {
    /** Something that does nothing, or something else than it seems to. */
    WARNING,
    /** Something to know: what is not covered, what no example shows. */
    NOTE
  }

  /** Warnings first, each kind in the order of the document. */
  @Override
  public int compareTo(Remark other) {
    int weights = weight.compareTo(other.weight);
    return weights != 0 ? weights : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return "line " + line + ": " + sentence;
  }
}
