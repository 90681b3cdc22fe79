/** Whether the made-up company is what the manual says of it. */
@NullMarked
package dev.countersign.bench.access;

import org.jspecify.annotations.NullMarked;
