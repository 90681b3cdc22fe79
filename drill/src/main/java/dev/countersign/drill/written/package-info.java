/**
 * Exercises of a company's own, as documents in YAML: read strictly, and taken only where they
 * could do nobody harm. What an exercise is, stands in {@code exercise}.
 */
@NullMarked
package dev.countersign.drill.written;

import org.jspecify.annotations.NullMarked;
