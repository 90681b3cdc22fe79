/**
 * Addresses as people and lists write them: whose chain's form it is, its one way of being written,
 * and where they stand in free text. Whose they are does not belong here.
 */
@NullMarked
package dev.countersign.intel.address;

import org.jspecify.annotations.NullMarked;
