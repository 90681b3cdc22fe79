/**
 * {@code countersign triage}: what speaks against a message, a file or a project. The reading is
 * lure's, in a process of its own.
 */
@NullMarked
package dev.countersign.cli.triage;

import org.jspecify.annotations.NullMarked;
