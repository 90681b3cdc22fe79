package dev.countersign.server.transfer;

import tools.jackson.databind.JsonNode;

/**
 * A decision as it is kept.
 *
 * @param mark by which another one is noticed
 */
record Decided(String mark, JsonNode text) {}
