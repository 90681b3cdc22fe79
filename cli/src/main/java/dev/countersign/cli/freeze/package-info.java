/** Requests to freeze stolen value, out of a trace's answer, on the command line. */
@NullMarked
package dev.countersign.cli.freeze;

import org.jspecify.annotations.NullMarked;
