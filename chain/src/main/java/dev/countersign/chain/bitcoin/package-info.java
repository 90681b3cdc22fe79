/**
 * Partially signed Bitcoin transactions (BIP-174, BIP-370) and what they are made of: transactions,
 * blocks, scripts, addresses, extended keys. What a payload means for a wallet is told by gate.
 */
@NullMarked
package dev.countersign.chain.bitcoin;

import org.jspecify.annotations.NullMarked;
