/**
 * Measurements with JMH, and their comparison with what was asked. Never run by the tests, and
 * nothing else depends on it.
 */
@NullMarked
package dev.countersign.bench;

import org.jspecify.annotations.NullMarked;
