package dev.countersign.server.store;

import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was given, without its report.
 *
 * @param number in the order given, from 1
 * @param kind of its first payload, such as {@code safe-transaction}
 * @param verdict the worst over its payloads
 * @param payloadSha256 64 hexadecimal digits over the bytes as they came
 */
public record Recorded(
    long number,
    UUID id,
    Instant at,
    String kind,
    @Nullable Long chainId,
    @Nullable String wallet,
    Outcome verdict,
    String summary,
    String payloadSha256,
    int payloadBytes) {}
