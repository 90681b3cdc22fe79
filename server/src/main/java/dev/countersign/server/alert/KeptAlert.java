package dev.countersign.server.alert;

import dev.countersign.model.verdict.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is kept.
 *
 * @param code its entry in the catalogue
 * @param chain by EIP-155; null where it is about none
 * @param block null where it is in none
 * @param transaction as {@code 0x…}; empty where it is about none
 * @param times how often it came
 * @param takenBackAt when its block left the chain; null while it stands
 */
public record KeptAlert(
    long number,
    UUID id,
    UUID incident,
    String key,
    String code,
    Severity severity,
    String subject,
    String sentence,
    Map<String, String> evidence,
    @Nullable Long chain,
    @Nullable Long block,
    String transaction,
    Instant at,
    Instant lastAt,
    long times,
    @Nullable Instant takenBackAt) {}
