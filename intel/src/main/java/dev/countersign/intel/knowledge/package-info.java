/**
 * Actors, techniques, thefts and published figures out of files, read strictly, and written as
 * JSON. What can be computed from them does not belong here.
 */
@NullMarked
package dev.countersign.intel.knowledge;

import org.jspecify.annotations.NullMarked;
