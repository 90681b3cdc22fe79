package dev.countersign.server.proof;

import org.jspecify.annotations.Nullable;

/**
 * A proof that was checked, but not yet used up.
 *
 * @param thumbprint of the key (RFC 7638, SHA-256, base64url)
 * @param id its {@code jti}
 * @param tokenHash its {@code ath}: of which access token it speaks, or null
 */
public record Proof(String thumbprint, String id, @Nullable String tokenHash) {}
