/**
 * Whose address it is, in a moment: all lists in one compact index, and what is answered of an
 * address. Reading lists belongs elsewhere.
 */
@NullMarked
package dev.countersign.intel.screen;

import org.jspecify.annotations.NullMarked;
