package dev.countersign.gate.policy.condition;

import dev.countersign.rules.amount.CannotTell;

/** Yes, no, or why neither can be told. */
public sealed interface Answer {
  /** It holds. */
  Answer YES = new Yes();

  /** It does not hold, and there is nothing to show instead. */
  Answer NO = new No("");

  /** It holds. */
  record Yes() implements Answer {}

  /**
   * It does not hold.
   *
   * @param found what is there instead, whose text is for people and made only when somebody reads
   *     it; empty where that is no single value
   */
  record No(Object found) implements Answer {}

  /**
   * It cannot be told.
   *
   * @param why a sentence without a full stop
   */
  record Unknown(String why) implements Answer {}

  /** Of a truth. */
  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /** What comes of asking the condition: a fault of whatever it asks is an answer too. */
  static Answer of(Condition condition, Situation situation) {
    try {
      return condition.ask(situation);
    } catch (CannotTell e) {
      return new Unknown(e.sentence());
    } catch (RuntimeException e) { // a history that fails must deny, whatever it throws
      return new Unknown("evaluating it failed (" + e.getClass().getSimpleName() + ")");
    }
  }
}
