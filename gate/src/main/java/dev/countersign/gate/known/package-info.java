/**
 * What is known in advance: own wallets, counterparties, tokens, libraries, domains. Supplied by
 * the user or shipped; never learnt from a payload.
 */
@NullMarked
package dev.countersign.gate.known;

import org.jspecify.annotations.NullMarked;
