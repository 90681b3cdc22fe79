/**
 * Private keys in files, encrypted with a password: Web3 Secret Storage, version 3. Where passwords
 * come from and what is signed with a key is told by gate.
 */
@NullMarked
package dev.countersign.chain.keystore;

import org.jspecify.annotations.NullMarked;
