/** Lures written for these tests, inert, and their honest counterparts. */
@NullMarked
package dev.countersign.lure.code;

import org.jspecify.annotations.NullMarked;
