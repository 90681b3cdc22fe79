/**
 * Where a fact stands, of which day it is, and how sure whoever published it was. What the fact is
 * does not belong here.
 */
@NullMarked
package dev.countersign.intel.source;

import org.jspecify.annotations.NullMarked;
