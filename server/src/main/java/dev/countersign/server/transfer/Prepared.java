package dev.countersign.server.transfer;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be signed for a transfer, as it was read.
 *
 * @param number of this reading; a later one of the same transfer makes it worthless
 * @param origin see {@link Origin}
 * @param payload the bytes as they came
 * @param digest what the signature is over, 32 bytes
 * @param nonce of the wallet; null where it has none
 * @param effectsHash of all that it would do, 32 bytes
 * @param verdict of the reading alone
 * @param report the answer of the check
 */
public record Prepared(
    long number,
    UUID transfer,
    String origin,
    Bytes payload,
    String kind,
    Bytes digest,
    @Nullable BigInteger nonce,
    Bytes effectsHash,
    Outcome verdict,
    JsonNode report,
    Instant checkedAt) {}
