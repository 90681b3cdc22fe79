/** How long large bundles of indicators take to read, and in how much memory. */
@NullMarked
package dev.countersign.bench.intel;

import org.jspecify.annotations.NullMarked;
