/**
 * Recursive length prefix, the encoding of Ethereum's transactions, read canonically. What the
 * items mean is told by chain.ethereum.
 */
@NullMarked
package dev.countersign.chain.rlp;

import org.jspecify.annotations.NullMarked;
