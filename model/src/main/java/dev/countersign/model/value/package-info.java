/**
 * Byte strings, addresses, assets and exact amounts. Nothing here knows a file format, a node or a
 * rule.
 */
@NullMarked
package dev.countersign.model.value;

import org.jspecify.annotations.NullMarked;
