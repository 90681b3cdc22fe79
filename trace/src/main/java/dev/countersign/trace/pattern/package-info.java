/**
 * What launderers do and where they slip, found in a finished trace, each with its reason and the
 * transactions that show it. Nothing here changes where value is; how it is printed is not known.
 */
@NullMarked
package dev.countersign.trace.pattern;

import org.jspecify.annotations.NullMarked;
