/**
 * Looks at a policy before it is in force: runs its examples, and says what can never matter, what
 * nothing covers and what could not be told. Decides nothing.
 */
@NullMarked
package dev.countersign.gate.policy.review;

import org.jspecify.annotations.NullMarked;
