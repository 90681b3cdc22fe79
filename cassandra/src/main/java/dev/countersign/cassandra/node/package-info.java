/**
 * A real Cassandra on this machine, in a process of its own, for tests, measurements and demos.
 * Stores know nothing of it.
 */
@NullMarked
package dev.countersign.cassandra.node;

import org.jspecify.annotations.NullMarked;
