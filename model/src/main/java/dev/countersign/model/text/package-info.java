/**
 * Words for a screen or a terminal: what others wrote made harmless, sentences in lines. Nothing
 * here decides what is said.
 */
@NullMarked
package dev.countersign.model.text;

import org.jspecify.annotations.NullMarked;
