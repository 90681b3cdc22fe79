/**
 * A bulk load: ranges of blocks, of files or of a node, are staged beside a store in Cassandra by a
 * batch job, and joined by whoever started it. What a block holds and what a store is, is known
 * elsewhere.
 */
@NullMarked
package dev.countersign.scale.load;

import org.jspecify.annotations.NullMarked;
