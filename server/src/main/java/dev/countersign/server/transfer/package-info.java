/**
 * Transfers from the intent to the chain: what is asked for, what would be signed for it, who
 * approved, and the one place where Countersign signs.
 */
@NullMarked
package dev.countersign.server.transfer;

import org.jspecify.annotations.NullMarked;
