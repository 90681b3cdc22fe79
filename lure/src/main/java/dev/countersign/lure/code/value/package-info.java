/**
 * What is known of a value without running anything: its text as far as it is constant, what it is
 * called, and where it came from. Nothing here knows a language.
 */
@NullMarked
package dev.countersign.lure.code.value;

import org.jspecify.annotations.NullMarked;
