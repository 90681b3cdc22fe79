/**
 * Passkeys (WebAuthn Level 3): registering one, signing in with one, and signing a deed with one,
 * so that the signature is worth nothing for anything else. What a deed does is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.passkey;

import org.jspecify.annotations.NullMarked;
