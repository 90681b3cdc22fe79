/**
 * A made-up company, seeded and documented, in which sessions are stolen, and what a watch over
 * sessions finds in it. Knows events and networks as everybody does; nothing of how is detected.
 */
@NullMarked
package dev.countersign.bench.access;

import org.jspecify.annotations.NullMarked;
