/**
 * Single fields of a record, whatever it was recorded by: texts, times, places, words. Knows no
 * source.
 */
@NullMarked
package dev.countersign.access.read.field;

import org.jspecify.annotations.NullMarked;
