/**
 * Asking the gate and recording what it answered, for the console and the API alike. An answer that
 * could not be recorded is not given.
 */
@NullMarked
package dev.countersign.server.check;

import org.jspecify.annotations.NullMarked;
