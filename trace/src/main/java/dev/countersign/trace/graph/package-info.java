/**
 * A trace as pictures need it: accounts in layers, stages, arrivals over time, the way to an
 * account. How they are drawn does not belong here.
 */
@NullMarked
package dev.countersign.trace.graph;

import org.jspecify.annotations.NullMarked;
