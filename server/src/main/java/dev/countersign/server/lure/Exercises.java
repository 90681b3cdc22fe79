package dev.countersign.server.lure;

import dev.countersign.lure.triage.Answer;
import dev.countersign.server.journal.Journal;
import java.util.Optional;
import java.util.UUID;

/** The company's own exercises, which people report as they report lures. */
public interface Exercises {
  /** What was handed in, in words, where it was one; no reader calls anything so. */
  String KIND = "an exercise of your own company";

  /** There are none. */
  Exercises NONE =
      new Exercises() {
        @Override
        public Optional<Known> recognise(Report report, byte[] content) {
          return Optional.empty();
        }

        @Override
        public void reported(UUID exercise, Report report, Journal entries) {}
      };

  /**
   * One that was reported.
   *
   * @param answer to whoever reported it
   */
  record Known(UUID id, Answer answer) {}

  /** Whether an answer is that to an exercise. */
  static boolean isAnswer(Answer answer) {
    return answer.kind().equals(KIND);
  }

  /**
   * The exercise that was reported; nobody needs to read that.
   *
   * @return empty where it is none, or anything else is in it
   */
  Optional<Known> recognise(Report report, byte[] content);

  /** Notes it, in the deciding transaction at hand. */
  void reported(UUID exercise, Report report, Journal entries);
}
