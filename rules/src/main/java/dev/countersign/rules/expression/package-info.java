/**
 * Conditions as expressions of CEL: what is refused before it can run, and how an expression is
 * evaluated. Which names there are is said by whoever uses it. The only place that knows the CEL
 * library.
 */
@NullMarked
package dev.countersign.rules.expression;

import org.jspecify.annotations.NullMarked;
