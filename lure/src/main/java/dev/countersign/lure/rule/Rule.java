package dev.countersign.lure.rule;

import dev.countersign.lure.finding.MessageFinding;
import java.util.List;
import java.util.Set;

/**
 * A wording that is a sign of something ({@code docs/lure-rules.md} describes how it is written).
 *
 * @param id lower-case words joined by hyphens, unique
 * @param finding what it is a sign of
 * @param sentence the sign in words that an employee understands
 * @param sure {@code certain}, {@code likely} or {@code possible}
 * @param parts where it is looked for
 * @param any the phrases, one of which has to stand there
 * @param with phrases, one of which has to stand in the same part too; none where empty
 * @param near phrases, one of which has to stand in the same sentence too; none where empty
 * @param unless phrases that undo a match in their sentence
 * @param never phrases that undo all matches in the same part
 * @param bare whether it also counts what is negated, or told of others
 * @param matching texts in which it has to be found
 * @param notMatching texts in which it must not be found
 */
public record Rule(
    String id,
    MessageFinding finding,
    String sentence,
    String sure,
    Set<Part> parts,
    List<String> any,
    List<String> with,
    List<String> near,
    List<String> unless,
    List<String> never,
    boolean bare,
    List<String> matching,
    List<String> notMatching) {
  /** Copies. */
  public Rule {
    parts = Set.copyOf(parts);
    any = List.copyOf(any);
    with = List.copyOf(with);
    near = List.copyOf(near);
    unless = List.copyOf(unless);
    never = List.copyOf(never);
    matching = List.copyOf(matching);
    notMatching = List.copyOf(notMatching);
  }

  /** A part of a message in which rules look for words. */
  public enum Part {
    /** What its reader sees. */
    TEXT,
    /** The subject. */
    SUBJECT,
    /** The name of an attachment. */
    ATTACHMENT
  }
}
