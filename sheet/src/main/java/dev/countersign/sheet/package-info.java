/**
 * Documents in PDF: pages of A4 that are filled from above, in letters that hide nothing. What a
 * document says is decided by whoever writes it.
 */
@NullMarked
package dev.countersign.sheet;

import org.jspecify.annotations.NullMarked;
