/** What a chain showed: movements of value, on one scale for all chains. Nothing here judges. */
@NullMarked
package dev.countersign.watch.seen;

import org.jspecify.annotations.NullMarked;
