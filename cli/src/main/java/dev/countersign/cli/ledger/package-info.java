/** {@code countersign ledger}: ledgers of what moved, made for tracing. */
@NullMarked
package dev.countersign.cli.ledger;

import org.jspecify.annotations.NullMarked;
