/**
 * Proofs that a request comes from whoever holds a key (DPoP, RFC 9449): from a console's browser
 * or a machine. What the key may do is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.proof;

import org.jspecify.annotations.NullMarked;
