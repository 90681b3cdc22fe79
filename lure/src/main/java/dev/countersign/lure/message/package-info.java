/** A message as its reader has it before them, whichever way it came: values only, no parsing. */
@NullMarked
package dev.countersign.lure.message;

import org.jspecify.annotations.NullMarked;
