/**
 * Signatures over secp256k1, natively where the library loads and in Java where it does not.
 * Nothing here knows what was signed.
 */
@NullMarked
package dev.countersign.chain.crypto;

import org.jspecify.annotations.NullMarked;
