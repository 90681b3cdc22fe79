package dev.countersign.access.network;

import dev.countersign.access.event.Place;

/**
 * What is known of the network behind an address.
 *
 * @param id by which networks are told apart: the number of the autonomous system where known, as
 *     {@code AS3320}; else the /24 or /48 that the address stands in
 * @param organisation who runs it; empty where not known
 */
public record NetworkFacts(String id, String organisation, NetworkKind kind, Place place) {}
