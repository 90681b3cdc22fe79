package dev.countersign.lure.triage;

import dev.countersign.model.verdict.Finding;
import java.util.List;

/**
 * One thing that was looked at: the message, an attachment, the project in an archive.
 *
 * @param name such as {@code the message} or {@code test.zip!/package.json}
 * @param kind in words, such as {@code a mail} or {@code a Node.js project}
 * @param findings about it, the most severe first
 */
public record Part(String name, String kind, List<Finding> findings) {
  /** Copies. */
  public Part {
    findings = List.copyOf(findings);
  }
}
