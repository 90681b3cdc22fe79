/**
 * Where the value of an address comes from: which known sources, over which accounts, with which
 * share. How value is followed belongs elsewhere.
 */
@NullMarked
package dev.countersign.trace.exposure;

import org.jspecify.annotations.NullMarked;
