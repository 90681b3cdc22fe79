/**
 * What files are by their content, and what they would do when opened. Nothing here runs, opens or
 * writes a file.
 */
@NullMarked
package dev.countersign.lure.file;

import org.jspecify.annotations.NullMarked;
