package dev.countersign.bench.access;

import org.jspecify.annotations.Nullable;

/**
 * How a theft is to go on once its session is there.
 *
 * @param begins in milliseconds since 1970
 * @param dwell for how long is looked around, in milliseconds
 * @param count how often
 * @param like which share of it is what the owner looks at too
 * @param takes how often is done what the theft is for
 * @param pausing whether it is done at the owner's pace, after reading as the owner does
 * @param loot what goes on being taken off the owner's machine; null where it was taken once
 */
record Course(
    long begins,
    long dwell,
    int count,
    Hours hours,
    double like,
    int takes,
    boolean pausing,
    @Nullable Loot loot) {
  /** Notes for the record of truth what was drawn. */
  Course told(Theft theft) {
    theft.choose("dwell-hours", dwell / World.HOUR);
    theft.choose("reads", count);
    theft.choose("hours", hours);
    theft.choose("like-owner", Math.round(like * 100) + "%");
    theft.choose("takes", takes);
    theft.choose("taken-again", loot != null);
    return this;
  }
}
