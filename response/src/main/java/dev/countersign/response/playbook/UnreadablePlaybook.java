package dev.countersign.response.playbook;

import dev.countersign.rules.yaml.Mistake;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A playbook with mistakes, each with its place. */
public final class UnreadablePlaybook extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  UnreadablePlaybook(List<Mistake> mistakes) {
    super(
        "The playbook cannot be used: "
            + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("; ")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All of them, in the order of the document. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
