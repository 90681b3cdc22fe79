package dev.countersign.intel.taxii.client;

/**
 * What was taken of a collection.
 *
 * @param pages answers
 * @param objects told to the taker
 * @param again objects that came a second time, and were left out
 * @param addedLast when the last of them was added, as the server said; empty where it did not
 */
public record Taken(int pages, long objects, long again, String addedLast) {}
