/**
 * Reads {@code personal_sign} messages (EIP-191) and sign-ins among them (EIP-4361). Whether a site
 * may be signed in to is not judged here.
 */
@NullMarked
package dev.countersign.chain.message;

import org.jspecify.annotations.NullMarked;
