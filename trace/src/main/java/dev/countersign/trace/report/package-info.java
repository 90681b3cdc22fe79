/** What a trace found, told to people and to programs. Nothing is found out here. */
@NullMarked
package dev.countersign.trace.report;

import org.jspecify.annotations.NullMarked;
