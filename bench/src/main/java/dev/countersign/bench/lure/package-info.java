/** Measurements of triage: messages, links, files and projects read as reports are. */
@NullMarked
package dev.countersign.bench.lure;

import org.jspecify.annotations.NullMarked;
