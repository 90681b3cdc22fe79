/**
 * What goes in and out of the process: bounded input, and output that no payload can steer. No
 * command lives here.
 */
@NullMarked
package dev.countersign.cli.terminal;

import org.jspecify.annotations.NullMarked;
