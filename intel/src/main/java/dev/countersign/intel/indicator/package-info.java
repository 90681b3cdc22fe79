/**
 * By what thieves are recognised: addresses, names, links, files, each with who says so, how sure,
 * and until when. Read from STIX, MISP and tables, and written so. What follows from one that is
 * met is decided where it is met.
 */
@NullMarked
package dev.countersign.intel.indicator;

import org.jspecify.annotations.NullMarked;
