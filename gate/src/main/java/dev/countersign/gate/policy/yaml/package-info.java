/**
 * Reads a policy's document: YAML within bounds, every mistake with its line and column, all of
 * them at once. The YAML itself is read by {@code dev.countersign.rules.yaml}.
 */
@NullMarked
package dev.countersign.gate.policy.yaml;

import org.jspecify.annotations.NullMarked;
