/**
 * The report of a trace as a PDF. The library that writes it is used nowhere else, and what the
 * report says comes from the dossier alone.
 */
@NullMarked
package dev.countersign.trace.pdf;

import org.jspecify.annotations.NullMarked;
