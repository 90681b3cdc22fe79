/**
 * Figures about thefts, computed from entries, and held against figures that others published. None
 * is typed.
 */
@NullMarked
package dev.countersign.intel.figure;

import org.jspecify.annotations.NullMarked;
