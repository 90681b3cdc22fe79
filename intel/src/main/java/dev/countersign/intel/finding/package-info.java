/**
 * The catalogue of what is known of addresses and of the lists that say it. Each entry is stable.
 */
@NullMarked
package dev.countersign.intel.finding;

import org.jspecify.annotations.NullMarked;
