/**
 * Typed data of EIP-712: types, values and the hash that a key would sign. Which protocol a type
 * belongs to and what signing it would allow is told by gate.
 */
@NullMarked
package dev.countersign.chain.eip712;

import org.jspecify.annotations.NullMarked;
