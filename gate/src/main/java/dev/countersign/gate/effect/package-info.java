/**
 * What a payload would do, in the wallet's terms. Values only; they are found by decoding (calls,
 * typed) and by simulation.
 */
@NullMarked
package dev.countersign.gate.effect;

import org.jspecify.annotations.NullMarked;
