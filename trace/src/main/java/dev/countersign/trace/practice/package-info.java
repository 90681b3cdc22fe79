/**
 * Ledgers that are made up, to practise on and to measure with. No real address has a part in them.
 */
@NullMarked
package dev.countersign.trace.practice;

import org.jspecify.annotations.NullMarked;
