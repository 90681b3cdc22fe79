package dev.countersign.intel.incident;

import dev.countersign.intel.source.Source;

/**
 * What was got back, or taken from the thieves.
 *
 * @param what in words, with its amount
 */
public record Recovery(String what, Source source) {}
