/** The files that came with a message, in memory, within bounds. Nothing here runs or opens one. */
@NullMarked
package dev.countersign.lure.content;

import org.jspecify.annotations.NullMarked;
