/**
 * What was countersigned before, as far as limits ask for it: counts and exact sums over a window.
 * The interface is asked here and answered by whoever keeps the record; what a limit makes of the
 * sums is not decided here.
 */
@NullMarked
package dev.countersign.gate.policy.history;

import org.jspecify.annotations.NullMarked;
