/**
 * The journal in PostgreSQL: entries are added in the transaction of what they record, heads are
 * signed at intervals, and all of it can be exported. What is recorded is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.journal;

import org.jspecify.annotations.NullMarked;
