/** {@code countersign ledger}: ledgers of what moved, fetched and kept on disk for tracing. */
@NullMarked
package dev.countersign.cli.ledger;

import org.jspecify.annotations.NullMarked;
