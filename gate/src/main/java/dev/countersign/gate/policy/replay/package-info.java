/**
 * What a policy would have decided on what was decided before, and the difference from what was, or
 * from another policy. Pure: it reads recorded facts and changes nothing.
 */
@NullMarked
package dev.countersign.gate.policy.replay;

import org.jspecify.annotations.NullMarked;
