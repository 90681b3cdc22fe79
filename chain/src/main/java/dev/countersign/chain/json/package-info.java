/** JSON read within bounds, and its fields read with sentences for what is wrong. */
@NullMarked
package dev.countersign.chain.json;

import org.jspecify.annotations.NullMarked;
