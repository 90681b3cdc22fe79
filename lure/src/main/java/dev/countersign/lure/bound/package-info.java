/** How much of a hostile input is read, and for how long. Whoever reads one takes from a budget. */
@NullMarked
package dev.countersign.lure.bound;

import org.jspecify.annotations.NullMarked;
