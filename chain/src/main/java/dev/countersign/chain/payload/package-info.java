/**
 * Bytes about to be signed, in the shape their format gives them. What they mean to a wallet is
 * told by gate.
 */
@NullMarked
package dev.countersign.chain.payload;

import org.jspecify.annotations.NullMarked;
