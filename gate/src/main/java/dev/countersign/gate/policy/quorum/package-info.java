/**
 * Who must agree and whose agreement counts: so many of a group, distinct people, never the
 * requester, each device once, for this payload alone. Knows no rules and no findings.
 */
@NullMarked
package dev.countersign.gate.policy.quorum;

import org.jspecify.annotations.NullMarked;
