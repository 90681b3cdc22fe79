/**
 * A ledger in Apache Cassandra: the tables of {@code trace.store} in bounded partitions, read and
 * written at once. The only place that knows the driver; what a key or a value means is not known
 * here.
 */
@NullMarked
package dev.countersign.cassandra;

import org.jspecify.annotations.NullMarked;
