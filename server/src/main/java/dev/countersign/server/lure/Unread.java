package dev.countersign.server.lure;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers to what was not read, or not all of it: never an allow. */
final class Unread {
  private static final String LOOKS = "Do not open it. Security looks at it and tells you.";

  private Unread() {}

  /** To what no reader could read. */
  static Answer gaveUp(Report report) {
    Finding finding =
        Finding.of(
            MessageFinding.MESSAGE_UNREADABLE,
            "It could not be read here",
            "where",
            report.name(),
            "sure",
            "certain");
    return new Answer(
        "something that could not be read",
        report.name(),
        report.sender(),
        Verdict.of(List.of(finding)),
        List.of("It could not be read here, so nobody can say that it is harmless."),
        List.of(LOOKS),
        List.of(new Part(report.name(), "not read", List.of(finding))),
        List.of(),
        List.of(),
        List.of("None of it could be read."));
  }

  /** To something of which the head alone was read. */
  static Answer cut(Answer answer, Report report) {
    String sentence =
        String.format(
            Locale.ROOT,
            "It has %,d bytes, and only the first %,d were kept and read",
            report.size(),
            Kept.MOST);
    Finding finding =
        Finding.of(
            MessageFinding.MESSAGE_UNREADABLE, sentence, "where", report.name(), "sure", "certain");
    List<Finding> findings = new ArrayList<>(answer.verdict().findings());
    findings.add(finding);
    List<String> why = new ArrayList<>(answer.why());
    if (why.size() < 3) {
      why.add(sentence + ".");
    }
    List<String> unread = new ArrayList<>(answer.unread());
    unread.add(sentence + ".");
    List<Part> parts = new ArrayList<>(answer.parts());
    parts.add(new Part(report.name(), "cut off", List.of(finding)));
    return new Answer(
        answer.kind(),
        answer.title(),
        answer.sender(),
        Verdict.of(findings),
        why,
        answer.verdict().outcome().exitCode() == 0 ? List.of(LOOKS) : answer.todo(),
        parts,
        answer.indicators(),
        answer.likeness(),
        unread);
  }
}
