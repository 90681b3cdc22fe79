/**
 * Follows one chain from several nodes: block behind block, none skipped, none twice, what the
 * chain gives up taken back, and what goes wrong told. What the blocks mean is not known here, and
 * nothing is kept here but what can be asked again.
 */
@NullMarked
package dev.countersign.watch.follow;

import org.jspecify.annotations.NullMarked;
