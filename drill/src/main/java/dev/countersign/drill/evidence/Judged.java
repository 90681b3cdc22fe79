package dev.countersign.drill.evidence;

/** What a press is taken for. */
public sealed interface Judged {
  /** A hand pressed it. Whose is not known yet. */
  record ByHand() implements Judged {}

  /**
   * It cannot be told, and counts against nobody.
   *
   * @param program whether it speaks for a program, after which nothing behind the link is believed
   * @param why a sentence
   */
  record NotKnown(boolean program, String why) implements Judged {}
}
