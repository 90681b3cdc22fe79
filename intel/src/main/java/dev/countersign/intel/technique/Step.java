package dev.countersign.intel.technique;

/**
 * A step of a theft, as a victim sees it.
 *
 * @param question what would have to be asked there
 */
public record Step(String id, String what, String question) {}
