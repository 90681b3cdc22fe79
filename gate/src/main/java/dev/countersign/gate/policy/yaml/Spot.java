package dev.countersign.gate.policy.yaml;

/**
 * A place in the document.
 *
 * @param line from 1
 * @param column from 1
 */
record Spot(int line, int column) {}
