/**
 * Ledgers in Parquet files, read by DuckDB within this process. What the tables mean is known by
 * {@code trace.file} alone; here are files, columns and rows.
 */
@NullMarked
package dev.countersign.parquet;

import org.jspecify.annotations.NullMarked;
