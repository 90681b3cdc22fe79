/** Holds the manual to what the program does. */
@NullMarked
package dev.countersign.acceptance.manual;

import org.jspecify.annotations.NullMarked;
