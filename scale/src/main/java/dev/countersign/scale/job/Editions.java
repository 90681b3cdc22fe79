package dev.countersign.scale.job;

import dev.countersign.topic.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All editions of the rules, and which is in force when. For one thread. */
public final class Editions {
  private final List<InForce> all = new ArrayList<>();

  /** With the first one. */
  public Editions(Edition first) {
    all.add(new InForce(first, Optional.empty()));
  }

  /**
   * Adds a newer one; one that is not newer is not heeded.
   *
   * @return whether it was added
   * @throws dev.countersign.watch.rule.document.UnreadableRules with everything that is wrong
   */
  public boolean add(Edition edition) {
    InForce last = all.getLast();
    if (edition.number() <= last.edition().number()) {
      return false;
    }
    all.add(new InForce(edition, Optional.of(last)));
    return true;
  }

  /** The newest one that is in force at a time; before the first one, that. */
  public InForce at(long time) {
    for (InForce one : all.reversed()) {
      if (one.edition().from() <= time) {
        return one;
      }
    }
    return all.getFirst();
  }

  /** The one of a number; nothing where it has not come. */
  public Optional<InForce> number(long number) {
    return all.stream().filter(one -> one.edition().number() == number).findFirst();
  }
}
