/**
 * Whether a person did something, or a program in the path of the mail. What cannot be told is not
 * known, and never a mark against anybody.
 */
@NullMarked
package dev.countersign.drill.evidence;

import org.jspecify.annotations.NullMarked;
