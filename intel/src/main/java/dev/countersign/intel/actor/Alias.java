package dev.countersign.intel.actor;

import dev.countersign.intel.source.Source;

/**
 * A name that somebody gives to a group.
 *
 * @param by who calls it so
 * @param source which says that it is one
 * @param note what has to be known about it; empty where nothing
 */
public record Alias(String name, String by, Meaning means, Source source, String note) {}
