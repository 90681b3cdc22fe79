/**
 * A chain's blocks in their order: read ahead, each behind the one before it, given up where the
 * chain gave them up. What a block holds and where it is kept is not known here.
 */
@NullMarked
package dev.countersign.chain.follow;

import org.jspecify.annotations.NullMarked;
