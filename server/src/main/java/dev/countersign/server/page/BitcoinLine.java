package dev.countersign.server.page;

/**
 * A Bitcoin wallet on the page of wallets.
 *
 * @param what its addresses, in words
 */
public record BitcoinLine(String id, String label, String network, String what) {}
