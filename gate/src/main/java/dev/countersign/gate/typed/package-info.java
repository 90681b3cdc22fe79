/**
 * Reads what signing typed data (EIP-712) would allow: permits, authorisations, orders, messages of
 * Safes. A kind is recognised by its whole type, never by its name; Safe transactions and user
 * operations are read elsewhere.
 */
@NullMarked
package dev.countersign.gate.typed;

import org.jspecify.annotations.NullMarked;
