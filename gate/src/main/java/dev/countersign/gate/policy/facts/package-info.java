/**
 * Everything that a decision of the policy may look at, as values that can be written to canonical
 * JSON and read back without loss. Nothing here decides, and nothing is filled in that was not
 * known: what is missing stays missing.
 */
@NullMarked
package dev.countersign.gate.policy.facts;

import org.jspecify.annotations.NullMarked;
