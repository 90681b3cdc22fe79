package dev.countersign.gate.policy.condition;

import dev.countersign.rules.amount.Bounds;

/** How many over a period, this one included; counted like a {@link TotalIs total}. */
public record CountIs(Bounds<Long> bounds, Window window) implements Condition {
  @Override
  public String field() {
    return "count";
  }

  @Override
  public String wanted() {
    return "the count of "
        + window.words()
        + " is "
        + bounds.words(number -> Long.toString(number));
  }

  @Override
  public boolean holds(Situation situation) {
    return bounds.contains(count(situation));
  }

  @Override
  public Object found(Situation situation) {
    return count(situation);
  }

  @Override
  public Answer ask(Situation situation) {
    long count = count(situation); // asked of the history once
    return bounds.contains(count) ? Answer.YES : new Answer.No(count);
  }

  private long count(Situation situation) {
    return 1 + window.earlier(situation, null).count();
  }
}
