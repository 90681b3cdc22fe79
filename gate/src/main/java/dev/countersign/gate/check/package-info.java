/**
 * Checks a payload: reads it, compares it with its intent, has it tried on a node, and gives the
 * verdict. What a payload means is told by the readers; here they are joined.
 */
@NullMarked
package dev.countersign.gate.check;

import org.jspecify.annotations.NullMarked;
