package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.quorum.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change may take effect.
 *
 * @param approvals who must agree, who did, and who does not count
 * @param notBefore when its cooling-off is over; null as long as not everybody agreed
 * @param sentence for people
 */
public record ChangeDecision(
    boolean mayTakeEffect, Standing approvals, @Nullable Instant notBefore, String sentence) {}
