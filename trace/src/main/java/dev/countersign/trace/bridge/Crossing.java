package dev.countersign.trace.bridge;

/**
 * A departure and an arrival that belong together.
 *
 * @param confidence above 0, up to 1; 1 only where nothing else is possible
 * @param basis what it rests on, in words
 */
public record Crossing(Departure departure, Arrival arrival, double confidence, String basis) {}
