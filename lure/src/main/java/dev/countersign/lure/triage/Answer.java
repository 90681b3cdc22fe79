package dev.countersign.lure.triage;

import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to one report.
 *
 * @param kind of what was handed in, in words, such as {@code a mail}
 * @param title what it is about: the subject, the file's name; may be empty
 * @param sender who wrote it, as it says; empty where it does not say
 * @param verdict allow: nothing speaks against it; hold: somebody should look first; deny: it is
 *     dangerous
 * @param why at most three sentences, the weightiest first
 * @param todo what to do, in order, at least one sentence
 * @param parts what was looked at, with what was found about each
 * @param indicators by which others can recognise it, without repetition
 * @param likeness words and marks by which similar reports are recognised, sorted, at most 400
 * @param unread what could not be read, each a sentence
 */
public record Answer(
    String kind,
    String title,
    String sender,
    Verdict verdict,
    List<String> why,
    List<String> todo,
    List<Part> parts,
    List<Indicator> indicators,
    List<String> likeness,
    List<String> unread) {
  /** Copies the lists. */
  public Answer {
    why = List.copyOf(why);
    todo = List.copyOf(todo);
    parts = List.copyOf(parts);
    indicators = List.copyOf(indicators);
    likeness = List.copyOf(likeness);
    unread = List.copyOf(unread);
  }

  /** Without indicators where nothing was found: they would be those of honest people. */
  public Answer settled() {
    return verdict.outcome() != Outcome.ALLOW || indicators.isEmpty()
        ? this
        : new Answer(kind, title, sender, verdict, why, todo, parts, List.of(), likeness, unread);
  }

  /**
   * The same answer with what was found before anything was handed to a reader, such as links in a
   * folder: it is one more part of it.
   *
   * @return this where nothing was found
   */
  public Answer beside(Part part) {
    if (part.findings().isEmpty()) {
      return this;
    }
    List<Part> all = Stream.concat(parts.stream(), Stream.of(part)).toList();
    Verdict whole = Verdict.of(all.stream().flatMap(one -> one.findings().stream()).toList());
    boolean note = part.findings().stream().allMatch(one -> one.code().outcome() == Outcome.ALLOW);
    return new Answer(
        kind,
        title,
        sender,
        whole,
        Wording.why(whole),
        note ? todo : Wording.todo(whole, true, Optional.empty()),
        all,
        indicators,
        likeness,
        unread);
  }
}
