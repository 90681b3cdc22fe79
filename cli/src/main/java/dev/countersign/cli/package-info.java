/**
 * The command line: its entry, its way of failing, and the run that warms its class cache. What is
 * decided about a payload is decided in gate.
 */
@NullMarked
package dev.countersign.cli;

import org.jspecify.annotations.NullMarked;
