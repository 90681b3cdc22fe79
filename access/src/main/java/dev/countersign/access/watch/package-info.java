/** Sees, event by event, a session that is no longer its owner's. One writer, bounded memory. */
@NullMarked
package dev.countersign.access.watch;

import org.jspecify.annotations.NullMarked;
