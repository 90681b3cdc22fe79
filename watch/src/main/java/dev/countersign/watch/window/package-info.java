/**
 * Sliding windows over movements that can be turned back to what they were before a block, exactly.
 * Their state is what stands between two places of a ring and nothing else, so that taking back is
 * moving the places. Memory is bounded; what is then missed is said where the bound is.
 */
@NullMarked
package dev.countersign.watch.window;

import org.jspecify.annotations.NullMarked;
