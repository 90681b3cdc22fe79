/**
 * JSON read within bounds, its fields read with sentences for what is wrong, and one canonical text
 * for what is hashed. What the fields mean is decided elsewhere.
 */
@NullMarked
package dev.countersign.model.json;

import org.jspecify.annotations.NullMarked;
