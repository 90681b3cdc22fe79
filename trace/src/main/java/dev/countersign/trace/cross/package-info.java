/**
 * A trace that goes on across bridges to the ledgers of other chains, and that no value is made or
 * lost over all of them. How bridges are read does not belong here, nor how it is told.
 */
@NullMarked
package dev.countersign.trace.cross;

import org.jspecify.annotations.NullMarked;
