/**
 * Reads calls: what each would do, batches and nested Safes unwrapped. Knows functions only from
 * its tables of the field's standards; it never guesses from a name, and asks a node only for
 * facts.
 */
@NullMarked
package dev.countersign.gate.calls;

import org.jspecify.annotations.NullMarked;
