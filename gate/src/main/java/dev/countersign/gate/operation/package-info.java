/**
 * Reads ERC-4337 user operations: what stands around the account's calls, and which calls those
 * are. What a call does is read by calls.
 */
@NullMarked
package dev.countersign.gate.operation;

import org.jspecify.annotations.NullMarked;
