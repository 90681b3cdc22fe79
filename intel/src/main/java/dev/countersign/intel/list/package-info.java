/**
 * Lists of addresses that authorities, issuers and others publish: what each says, where it stands,
 * of which day, and whether a new version may replace the one in force.
 */
@NullMarked
package dev.countersign.intel.list;

import org.jspecify.annotations.NullMarked;
