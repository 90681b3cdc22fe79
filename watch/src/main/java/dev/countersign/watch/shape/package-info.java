/**
 * Shapes that value makes when it is laundered, found as each movement comes: fan-out, fan-in,
 * gather-scatter, peel chain, cycle and rapid pass-through. After the patterns of the Graph Feature
 * Preprocessor (Blanuša et al., 2024). Every detector works within a window, with bounded memory
 * and a bounded search, and can be turned back.
 */
@NullMarked
package dev.countersign.watch.shape;

import org.jspecify.annotations.NullMarked;
