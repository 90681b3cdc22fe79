/**
 * How right answers are, on labelled data of real thefts and bridges: what was found of what there
 * is, and what of what was found is right. Never run by the tests.
 */
@NullMarked
package dev.countersign.bench.accuracy;

import org.jspecify.annotations.NullMarked;
