/** How thefts are made: techniques, by the step of a theft in which they are used. */
@NullMarked
package dev.countersign.intel.technique;

import org.jspecify.annotations.NullMarked;
