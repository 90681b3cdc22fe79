/**
 * Rules over what moves, as data: what a rule asks, what it adds up, what it says, and the engine
 * that asks all rules of each movement and can take blocks back. Documents are read in {@code
 * watch.rule.document}.
 */
@NullMarked
package dev.countersign.watch.rule;

import org.jspecify.annotations.NullMarked;
