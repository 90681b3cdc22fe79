package dev.countersign.access.posture;

import java.util.List;

/**
 * The answer to a question.
 *
 * @param sentence why it is so, without anybody's name
 * @param evidence what it rests on: numbers, moments, names; for those who may see names
 * @param next what to do; empty where nothing is
 * @param at where it is done: a path of the console; empty where it is done elsewhere
 */
public record Answer(
    Question question,
    State state,
    String sentence,
    List<String> evidence,
    String next,
    String at) {
  /** Copies. */
  public Answer {
    evidence = List.copyOf(evidence);
  }

  static Answer met(Question question, String sentence, List<String> evidence) {
    return new Answer(question, State.MET, sentence, evidence, "", "");
  }
}
