package dev.countersign.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is written in a deciding transaction.
 *
 * @param sql with {@code ?} for each value
 * @param values in their order; null is an absent text
 */
public record Written(String sql, List<? extends @Nullable Object> values) {}
