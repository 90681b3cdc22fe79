/**
 * Decides by a policy: every rule is asked, the worst of those that match decides, and the answer
 * says why. Pure: the same facts, policy and history give the same decision.
 */
@NullMarked
package dev.countersign.gate.policy.decision;

import org.jspecify.annotations.NullMarked;
