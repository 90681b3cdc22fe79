/**
 * Pages that only show something are read from a copy of the database where there is one, and it
 * has all that was decided.
 */
@NullMarked
package dev.countersign.server.replica;

import org.jspecify.annotations.NullMarked;
