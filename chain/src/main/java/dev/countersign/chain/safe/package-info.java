/**
 * Safe transactions: their fields, hashes, confirmations and batches, version by version. No rule
 * about what may be signed lives here.
 */
@NullMarked
package dev.countersign.chain.safe;

import org.jspecify.annotations.NullMarked;
