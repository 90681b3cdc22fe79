package dev.countersign.model.verdict;

/** What may happen to a payload, the least severe first: deny beats hold beats allow. */
public enum Outcome {
  /** It may be signed. */
  ALLOW(0),
  /** It waits for something that would release it. */
  HOLD(3),
  /** It must not be signed. */
  DENY(4);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with this outcome. */
  public int exitCode() {
    return exitCode;
  }

  /** The more severe of the two. */
  public Outcome worse(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
