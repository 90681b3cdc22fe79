/**
 * Archives taken apart in memory, with everything that is wrong about them. Nothing is written to a
 * disk, and no entry is opened by more than its bytes.
 */
@NullMarked
package dev.countersign.lure.archive;

import org.jspecify.annotations.NullMarked;
