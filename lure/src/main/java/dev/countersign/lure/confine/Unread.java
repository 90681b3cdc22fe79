package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The answer to a report that nobody could read: held, never lost. */
final class Unread {
  private Unread() {}

  static Answer answer(Content content, Fault fault) {
    Finding finding =
        Finding.of(
            MessageFinding.MESSAGE_UNREADABLE,
            fault.sentence(),
            "where",
            content.path(),
            "sure",
            "certain");
    return new Answer(
        "a report that was not read",
        content.name(),
        "",
        Verdict.of(List.of(finding)),
        List.of(fault.sentence()),
        List.of(
            "Do not open or run what you were sent",
            "Give it to security, who read it by other means"),
        List.of(new Part(content.path(), "not read", List.of(finding))),
        indicators(content),
        List.of(),
        List.of(fault.sentence()));
  }

  /** The answer, with how it was read weaker than it should be. */
  static Answer with(Answer answer, List<String> notes) {
    List<String> unread = new ArrayList<>(answer.unread());
    unread.addAll(notes);
    return new Answer(
        answer.kind(),
        answer.title(),
        answer.sender(),
        answer.verdict(),
        answer.why(),
        answer.todo(),
        answer.parts(),
        answer.indicators(),
        answer.likeness(),
        unread);
  }

  private static List<Indicator> indicators(Content content) {
    if (content.cut()) {
      return List.of();
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.bytes());
      return List.of(new Indicator(Indicator.Kind.SHA256, HexFormat.of().formatHex(hash)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
