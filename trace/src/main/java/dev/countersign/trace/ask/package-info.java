/**
 * What somebody asks of a trace in words, and what these stand for in a ledger. Where the words
 * come from and how they are answered does not belong here.
 */
@NullMarked
package dev.countersign.trace.ask;

import org.jspecify.annotations.NullMarked;
