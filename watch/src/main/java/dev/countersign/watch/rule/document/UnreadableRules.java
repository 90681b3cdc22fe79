package dev.countersign.watch.rule.document;

import dev.countersign.rules.yaml.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with all that is wrong in it, in its order. */
public final class UnreadableRules extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  UnreadableRules(List<Mistake> mistakes) {
    super(
        mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong, at least one. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
