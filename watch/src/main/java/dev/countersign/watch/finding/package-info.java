/** The catalogue of what watching a chain finds. Each entry is stable. */
@NullMarked
package dev.countersign.watch.finding;

import org.jspecify.annotations.NullMarked;
