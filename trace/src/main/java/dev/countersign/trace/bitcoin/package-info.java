/**
 * Bitcoin's transactions as a ledger whose accounts are outputs, and which of them mix the coins of
 * several people. Who owns an address does not belong here.
 */
@NullMarked
package dev.countersign.trace.bitcoin;

import org.jspecify.annotations.NullMarked;
