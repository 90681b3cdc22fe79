/** Chains that are watched, on real nodes: followed, reorganised, failed, killed. */
@NullMarked
package dev.countersign.acceptance.watch;

import org.jspecify.annotations.NullMarked;
