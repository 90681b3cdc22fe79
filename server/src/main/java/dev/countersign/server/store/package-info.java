/**
 * What the server keeps in PostgreSQL: the answers given, by number and permalink. Nothing is
 * changed or removed here, and nothing is decided.
 */
@NullMarked
package dev.countersign.server.store;

import org.jspecify.annotations.NullMarked;
