/**
 * How hard an exercise is to see through, on NIST's Phish Scale. What people then did with it is
 * not looked at here.
 */
@NullMarked
package dev.countersign.drill.difficulty;

import org.jspecify.annotations.NullMarked;
