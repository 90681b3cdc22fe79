package dev.countersign.intel.label;

/**
 * What somebody says of an address.
 *
 * @param address in lower case where the chain's addresses have no case
 * @param name whose it is, in their words
 * @param source where it stands, so that it can be looked up
 */
public record Label(String address, String name, Kind kind, String source) {}
