/**
 * Knowledge as a bundle of STIX 2.1 (OASIS standard of 2021-06-10), written and read back. How a
 * bundle travels (TAXII) does not belong here.
 */
@NullMarked
package dev.countersign.intel.stix;

import org.jspecify.annotations.NullMarked;
