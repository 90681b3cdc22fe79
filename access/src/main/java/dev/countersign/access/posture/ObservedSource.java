package dev.countersign.access.posture;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system whose log of sign-ins and access comes in.
 *
 * @param name for people, such as "Okta"
 * @param last when its newest event happened; null before the first
 * @param lately how many events came in the last day
 * @param withoutFactor accounts that were found in it to sign in without a second factor in the
 *     last 30 days; null where it did not say of any sign-in whether there was one
 */
public record ObservedSource(
    String name, @Nullable Instant last, long lately, @Nullable List<String> withoutFactor) {
  /** Copies. */
  public ObservedSource {
    withoutFactor = withoutFactor == null ? null : List.copyOf(withoutFactor);
  }
}
