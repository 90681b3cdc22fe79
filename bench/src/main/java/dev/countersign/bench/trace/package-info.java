/** Measurements of following value: ledgers that are made up on the fly, loaded and traced. */
@NullMarked
package dev.countersign.bench.trace;

import org.jspecify.annotations.NullMarked;
