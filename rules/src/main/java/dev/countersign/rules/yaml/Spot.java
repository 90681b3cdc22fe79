package dev.countersign.rules.yaml;

/**
 * A place in the document.
 *
 * @param line from 1
 * @param column from 1
 */
public record Spot(int line, int column) {}
