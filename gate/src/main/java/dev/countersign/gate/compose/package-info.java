/**
 * Makes the payload that an intent asks for, so that nobody has to make it by hand. Whether it may
 * be signed is decided by checking it like any other payload.
 */
@NullMarked
package dev.countersign.gate.compose;

import org.jspecify.annotations.NullMarked;
