/** How fast an address is looked up among a million, and what that takes. */
@NullMarked
package dev.countersign.bench.screen;

import org.jspecify.annotations.NullMarked;
