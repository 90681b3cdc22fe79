/**
 * Traces of stolen value as the server does them: ledgers by their names, one trace after the
 * other, and what came of each kept. How value is followed is the module trace's.
 */
@NullMarked
package dev.countersign.server.trace;

import org.jspecify.annotations.NullMarked;
