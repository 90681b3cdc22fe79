package dev.countersign.lure.triage;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.util.List;

/** Answers reports. */
public final class Triage {
  private final Company company;

  /** For that company's people. */
  public Triage(Company company) {
    this.company = company;
  }

  /** The answer to what was handed in: a message, a file, an archive. Never throws. */
  public Answer answer(Content handedIn) {
    Finding finding =
        Finding.of(
            MessageFinding.MESSAGE_UNREADABLE, "It could not be read", "company", company.name());
    return new Answer(
        "a file",
        handedIn.name(),
        "",
        Verdict.of(List.of(finding)),
        List.of(finding.sentence()),
        List.of("Ask security"),
        List.of(new Part(handedIn.path(), "a file", List.of(finding))),
        List.of(),
        List.of(),
        List.of());
  }
}
