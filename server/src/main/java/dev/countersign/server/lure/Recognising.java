package dev.countersign.server.lure;

import dev.countersign.lure.triage.Answer;
import java.time.Instant;

/** Says what is known already of what was handed in. */
@FunctionalInterface
public interface Recognising {
  /** Nothing is. */
  Recognising NOTHING = (answer, now) -> answer;

  /** The answer with what is known beside it. */
  Answer beside(Answer answer, Instant now);
}
