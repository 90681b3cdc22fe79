/**
 * A made-up day of movements, what an engine in this process says of it, and how it is delivered.
 */
@NullMarked
package dev.countersign.scale.day;

import org.jspecify.annotations.NullMarked;
