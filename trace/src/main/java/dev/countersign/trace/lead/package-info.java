/**
 * What may be on the other side of a mixer: candidates with the basis of each. They are where to
 * look, not facts; no value is followed by them.
 */
@NullMarked
package dev.countersign.trace.lead;

import org.jspecify.annotations.NullMarked;
