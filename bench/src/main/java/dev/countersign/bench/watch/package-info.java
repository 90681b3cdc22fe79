/** Measurements of the rules over what moves: how fast they are asked, and what shapes find. */
@NullMarked
package dev.countersign.bench.watch;

import org.jspecify.annotations.NullMarked;
