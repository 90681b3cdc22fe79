/** What reading hostile files costs. */
@NullMarked
package dev.countersign.bench.lure;

import org.jspecify.annotations.NullMarked;
