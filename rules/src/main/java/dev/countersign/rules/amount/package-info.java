/** Exact amounts, ranges of values, and what cannot be told. Knows no document. */
@NullMarked
package dev.countersign.rules.amount;

import org.jspecify.annotations.NullMarked;
