/**
 * Collects what is read of one payload: effects and findings. The readers of each kind of payload
 * write into it.
 */
@NullMarked
package dev.countersign.gate.reading;

import org.jspecify.annotations.NullMarked;
