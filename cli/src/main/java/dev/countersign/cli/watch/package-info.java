/** {@code countersign watch}: rules over what moves, tested and replayed over history. */
@NullMarked
package dev.countersign.cli.watch;

import org.jspecify.annotations.NullMarked;
