/** Measurements of reading what people were sent. */
@NullMarked
package dev.countersign.bench.lure;

import org.jspecify.annotations.NullMarked;
