/**
 * What lure can find, as codes of the published catalogue. Nothing here looks at a message or a
 * file.
 */
@NullMarked
package dev.countersign.lure.finding;

import org.jspecify.annotations.NullMarked;
