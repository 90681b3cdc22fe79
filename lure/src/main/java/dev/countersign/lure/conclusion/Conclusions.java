package dev.countersign.lure.conclusion;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.message.Message;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What all signs come to together, by the table of {@code conclusions.yaml}: never from one sign
 * alone, and never without something that is asked of the reader.
 */
public final class Conclusions {
  private Conclusions() {}

  /**
   * Draws conclusions.
   *
   * @param all what was found in the message, its links, files and projects
   * @return only what holds or denies, the first of each finding
   */
  public static List<Finding> of(List<Finding> all, Message message, Company company) {
    List<Finding> drawn = new ArrayList<>();
    for (Conclusion conclusion : Table.SHIPPED.conclusions()) {
      conclusion
          .of(all)
          .filter(finding -> drawn.stream().noneMatch(d -> d.code().equals(finding.code())))
          .ifPresent(drawn::add);
    }
    boolean denied = drawn.stream().anyMatch(d -> d.code().outcome() == Outcome.DENY);
    return drawn.stream().filter(d -> !denied || d.code().outcome() == Outcome.DENY).toList();
  }
}
