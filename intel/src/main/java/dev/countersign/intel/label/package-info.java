/**
 * Whose address it is: labels from lists that people publish or keep. How value moves does not
 * belong here.
 */
@NullMarked
package dev.countersign.intel.label;

import org.jspecify.annotations.NullMarked;
