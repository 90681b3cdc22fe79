/**
 * Ethereum transactions of types 0 to 4, from RLP or JSON-RPC objects. What a transaction would do
 * to a wallet is told by gate.
 */
@NullMarked
package dev.countersign.chain.ethereum;

import org.jspecify.annotations.NullMarked;
