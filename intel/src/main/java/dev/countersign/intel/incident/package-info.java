/**
 * Thefts that somebody named in public: when, from whom, how much, how, and who says whose they
 * were.
 */
@NullMarked
package dev.countersign.intel.incident;

import org.jspecify.annotations.NullMarked;
