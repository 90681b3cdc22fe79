/**
 * What is unusual for an account, by a Random Cut Forest of its own, and why. Knows no rules, no
 * threads and no clock; what it says is advice, and nothing here stops anything.
 */
@NullMarked
package dev.countersign.watch.anomaly;

import org.jspecify.annotations.NullMarked;
