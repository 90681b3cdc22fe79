/** {@code countersign ledger}: stores on disk of what moved, for tracing. */
@NullMarked
package dev.countersign.cli.ledger;

import org.jspecify.annotations.NullMarked;
