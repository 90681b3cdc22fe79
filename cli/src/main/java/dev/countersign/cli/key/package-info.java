/**
 * {@code countersign key}: making, importing, listing and trying Countersign's own keys. No command
 * prints a key, or signs anything that somebody could use.
 */
@NullMarked
package dev.countersign.cli.key;

import org.jspecify.annotations.NullMarked;
