/**
 * Reads a message, with what is known of us, into signs: each a finding with the words it rests on.
 * Draws no conclusion.
 */
@NullMarked
package dev.countersign.lure.sign;

import org.jspecify.annotations.NullMarked;
