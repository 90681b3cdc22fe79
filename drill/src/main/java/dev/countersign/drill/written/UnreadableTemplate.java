package dev.countersign.drill.written;

import dev.countersign.rules.yaml.Mistake;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** An exercise with mistakes, each with its place. */
public final class UnreadableTemplate extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  UnreadableTemplate(List<Mistake> mistakes) {
    super(
        "The exercise cannot be used: "
            + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("; ")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All of them, in the order of the document. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
