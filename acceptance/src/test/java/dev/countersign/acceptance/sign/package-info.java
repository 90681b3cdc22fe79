/**
 * Countersign signs as one owner of real Safes on a real node, and for plain accounts: with keys in
 * a keystore and in SoftHSM2. What is signed is carried out on chain.
 */
@NullMarked
package dev.countersign.acceptance.sign;

import org.jspecify.annotations.NullMarked;
