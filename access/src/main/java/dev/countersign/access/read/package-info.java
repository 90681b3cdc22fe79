/**
 * Reads what was recorded about accounts, from files and streams of any size, into events. Nothing
 * of a record is lost, and nothing in one is believed: what cannot be read is counted, with its
 * place.
 */
@NullMarked
package dev.countersign.access.read;

import org.jspecify.annotations.NullMarked;
