/**
 * Conditions as expressions of CEL: which names there are and of which type, what is refused before
 * it can run, and how an expression is evaluated. The only place that knows the CEL library.
 */
@NullMarked
package dev.countersign.gate.policy.expression;

import org.jspecify.annotations.NullMarked;
