/**
 * Which addresses seem to have one owner, and why. What that means for following value does not
 * belong here.
 */
@NullMarked
package dev.countersign.trace.cluster;

import org.jspecify.annotations.NullMarked;
