/** Tests of what is unusual for an account. */
@NullMarked
package dev.countersign.watch.anomaly;

import org.jspecify.annotations.NullMarked;
