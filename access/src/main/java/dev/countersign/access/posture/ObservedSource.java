package dev.countersign.access.posture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system whose log of sign-ins and access comes in.
 *
 * @param name for people, such as "Okta"
 * @param last when its newest event happened; null before the first
 * @param lately how many events came in the last day
 * @param withoutFactor sign-ins of the last 30 days that it records without a second factor; null
 *     where it does not record that
 */
public record ObservedSource(
    String name, @Nullable Instant last, long lately, @Nullable Integer withoutFactor) {}
