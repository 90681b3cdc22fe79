/**
 * Who steals: groups, the names that others give them, and whether those mean the same group or
 * only overlap.
 */
@NullMarked
package dev.countersign.intel.actor;

import org.jspecify.annotations.NullMarked;
