/**
 * Countersign's own keys: where they live (a keystore, a PKCS#11 token, a remote signer), how they
 * are named in a configuration, and signing with them. Whether something may be signed is decided
 * elsewhere, before.
 */
@NullMarked
package dev.countersign.gate.key;

import org.jspecify.annotations.NullMarked;
