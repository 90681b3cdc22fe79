package dev.countersign.server.passkey;

import dev.countersign.model.value.Bytes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a passkey signed. The signature is right; the ceremony is not used up yet, which {@link
 * Ceremonies#use} does in the transaction of what is done.
 *
 * @param person whose passkey it is
 * @param deed as it was hashed into the challenge; null for a sign-in
 * @param evidence the assertion and the public key, so that it can be checked again from the
 *     journal alone
 */
public record Signed(
    UUID ceremony,
    String kind,
    UUID person,
    Bytes passkey,
    @Nullable JsonNode deed,
    ObjectNode evidence) {}
