package dev.countersign.gate.key;

import dev.countersign.model.value.Address;

/**
 * A key that a place lists.
 *
 * @param address as the place says it; for a keystore nothing has proven it yet
 * @param source how a configuration names this one
 * @param note what a person should know of it; empty when nothing
 */
public record FoundKey(Address address, String source, String note) {}
