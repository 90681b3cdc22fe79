package dev.countersign.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A question to the database whose answer has one row.
 *
 * @param sql with {@code ?} for each value
 * @param values in their order
 */
public record Question<Q>(
    String sql, List<? extends @Nullable Object> values, RowMapper<Q> answer) {}
