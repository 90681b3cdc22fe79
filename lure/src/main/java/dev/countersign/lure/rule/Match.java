package dev.countersign.lure.rule;

/**
 * A rule's words, found.
 *
 * @param words as they stand in the text, on one line, at most 200 characters
 * @param line in which they begin, from 1
 */
public record Match(Rule rule, String words, int line) {}
