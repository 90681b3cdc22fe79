package dev.countersign.server.trace;

import dev.countersign.trace.ask.Asked;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A trace as it stands.
 *
 * @param by who asked, as the journal calls them
 * @param node what it is read from where that are no files
 * @param share how much of the ledger is behind it, in hundredths
 * @param sentence what came of it, where it ended
 * @param totals what was stolen, and how much is in which kind of place, where there is a result
 */
public record Traced(
    long number,
    UUID id,
    String by,
    Instant at,
    Asked asked,
    Optional<FromNode> node,
    TraceState state,
    int share,
    Optional<Instant> endedAt,
    Optional<String> sentence,
    Optional<JsonNode> totals) {}
