/**
 * PKCS#11 tokens (hardware security modules, smart cards, SoftHSM) by the C interface of their
 * vendors, as much of it as keys of secp256k1 need. What is signed, and whether it may be, is not
 * known here.
 */
@NullMarked
package dev.countersign.gate.key.pkcs11;

import org.jspecify.annotations.NullMarked;
