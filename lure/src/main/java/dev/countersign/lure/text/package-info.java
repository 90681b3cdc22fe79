/**
 * Text as people write it: its bytes decoded, its links and dates found. Knows no message and no
 * markup.
 */
@NullMarked
package dev.countersign.lure.text;

import org.jspecify.annotations.NullMarked;
