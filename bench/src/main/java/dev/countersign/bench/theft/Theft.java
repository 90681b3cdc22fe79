package dev.countersign.bench.theft;

/**
 * A theft.
 *
 * @param number from 1
 * @param fooled whether people approved it, not knowing what it was
 * @param thief the address that gets most; of an approval the one that takes
 */
record Theft(int number, TheftKind kind, Purse purse, boolean fooled, String thief, int day) {}
