/** Blocks of nodes on their way into the topic of facts. */
@NullMarked
package dev.countersign.scale.feed;

import org.jspecify.annotations.NullMarked;
