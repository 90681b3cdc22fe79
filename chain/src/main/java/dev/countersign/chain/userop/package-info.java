/**
 * Reads ERC-4337 user operations and computes their hashes. What their call data would do is not
 * judged here.
 */
@NullMarked
package dev.countersign.chain.userop;

import org.jspecify.annotations.NullMarked;
