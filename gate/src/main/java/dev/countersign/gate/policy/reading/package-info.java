/**
 * Turns what reading a payload found into facts of the policy: effects, findings, the hash that is
 * approved. It adds nothing that the report does not say.
 */
@NullMarked
package dev.countersign.gate.policy.reading;

import org.jspecify.annotations.NullMarked;
