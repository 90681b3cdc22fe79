/**
 * The address book: what the company knows in advance, in the database. It changes only by changes
 * that others agreed to; what an entry means is decided by the gate.
 */
@NullMarked
package dev.countersign.server.book;

import org.jspecify.annotations.NullMarked;
