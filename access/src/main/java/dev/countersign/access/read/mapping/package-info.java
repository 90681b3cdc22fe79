/**
 * Readers of any JSON, described by a file: where each field stands and what its words mean. Reads
 * and checks such files; decides nothing.
 */
@NullMarked
package dev.countersign.access.read.mapping;

import org.jspecify.annotations.NullMarked;
