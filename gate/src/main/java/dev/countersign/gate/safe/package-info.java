/**
 * Reads a Safe transaction: its hashes, its confirmations, its nonce, its refund. What its call
 * does is read by calls.
 */
@NullMarked
package dev.countersign.gate.safe;

import org.jspecify.annotations.NullMarked;
