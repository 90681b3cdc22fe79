package dev.countersign.model.verdict;

/** An entry of the published catalogue of findings ({@code docs/findings.md}). */
public interface FindingCode {
  /** The stable code: lower-case words joined by hyphens. Never reused for another meaning. */
  String code();

  /** How much it matters. */
  Severity severity();

  /** What the built-in policy makes of it. {@link Outcome#ALLOW} means that it is only a note. */
  Outcome outcome();

  /** The fact in general, one sentence. */
  String title();

  /** What would release a payload that is held for it; empty where nothing would. */
  String release();
}
