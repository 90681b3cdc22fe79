/**
 * One class a subcommand: its options, what it reads and what it prints. A command decides nothing
 * about a payload.
 */
@NullMarked
package dev.countersign.cli.command;

import org.jspecify.annotations.NullMarked;
