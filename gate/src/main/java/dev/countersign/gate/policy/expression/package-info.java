/**
 * Conditions of a policy as expressions: which names there are and of which type, and their values
 * in one situation. The language itself is that of {@code dev.countersign.rules.expression}.
 */
@NullMarked
package dev.countersign.gate.policy.expression;

import org.jspecify.annotations.NullMarked;
