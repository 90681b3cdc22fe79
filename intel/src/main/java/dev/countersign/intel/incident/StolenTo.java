package dev.countersign.intel.incident;

import dev.countersign.intel.source.Source;

/**
 * An address that took what was stolen.
 *
 * @param chain the chain or its coin, as the source names it
 * @param address in its one way of being written
 */
public record StolenTo(String chain, String address, Source source) {}
