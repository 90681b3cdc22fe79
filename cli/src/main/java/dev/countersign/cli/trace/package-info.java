/** {@code countersign trace}: options into a trace, and its answer onto the terminal. */
@NullMarked
package dev.countersign.cli.trace;

import org.jspecify.annotations.NullMarked;
