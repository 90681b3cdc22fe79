package dev.countersign.server.book;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something known in advance.
 *
 * @param part of a file of known addresses, such as {@code addresses}
 * @param value as it stands in such a file
 */
public record BookEntry(long id, String part, JsonNode value, Instant listedAt) {}
