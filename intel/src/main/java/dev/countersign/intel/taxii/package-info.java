/**
 * TAXII 2.1 (OASIS standard of 2021-06-10) as a server speaks it: what is asked, which objects of a
 * collection it comes to, and in which form they are told. HTTP itself does not belong here.
 */
@NullMarked
package dev.countersign.intel.taxii;

import org.jspecify.annotations.NullMarked;
