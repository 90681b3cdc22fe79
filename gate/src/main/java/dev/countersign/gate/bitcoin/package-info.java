/**
 * Reads what a Bitcoin transaction would pay, what comes back, and what miners get. How a PSBT is
 * written is told by chain.bitcoin.
 */
@NullMarked
package dev.countersign.gate.bitcoin;

import org.jspecify.annotations.NullMarked;
