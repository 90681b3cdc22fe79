/**
 * The structured conditions of a rule, each a value that says whether it holds for the facts at
 * hand, or that this cannot be told. What follows from a rule that matches is not decided here.
 */
@NullMarked
package dev.countersign.gate.policy.condition;

import org.jspecify.annotations.NullMarked;
