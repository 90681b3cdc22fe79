package dev.countersign.server.check;

import dev.countersign.server.store.Recorded;
import tools.jackson.databind.JsonNode;

/**
 * A recorded answer.
 *
 * @param report in the form of {@code docs/check.md}
 */
public record Answer(Recorded recorded, JsonNode report) {}
