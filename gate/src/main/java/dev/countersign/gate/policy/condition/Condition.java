package dev.countersign.gate.policy.condition;

import dev.countersign.rules.amount.CannotTell;

/** One field of a rule's {@code when} or {@code unless}. */
public sealed interface Condition
    permits MoveCondition,
        AmountIs,
        TotalIs,
        CountIs,
        HoursAre,
        RiskIs,
        DestinationAge,
        FirstPayment,
        FindingsAny,
        EffectsAny,
        EffectsOnly {
  /** Its name in a document, such as {@code amount}. */
  String field();

  /** What it asks, for sentences: "the amount is at most 10,000 USDC". */
  String wanted();

  /**
   * Whether it holds.
   *
   * @throws CannotTell when a fact that it needs is missing
   */
  boolean holds(Situation situation);

  /** What is there instead, whose text is for sentences. Asked only where it does not hold. */
  Object found(Situation situation);

  /**
   * Whether it holds, and what is there instead.
   *
   * @throws CannotTell when a fact that it needs is missing
   */
  default Answer ask(Situation situation) {
    return holds(situation) ? Answer.YES : new Answer.No(found(situation));
  }
}
