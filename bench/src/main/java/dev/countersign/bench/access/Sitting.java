package dev.countersign.bench.access;

import dev.countersign.access.event.Source;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which somebody uses a device.
 *
 * @param way how it reaches the internet
 * @param aside how it reaches some sources besides: past the company's VPN, or by version 6; null
 *     where it has one way alone
 * @param beside the sources that are reached so
 * @param from in milliseconds since 1970
 * @param to the end
 * @param share which share of a day's work is done in it
 */
record Sitting(
    Device device,
    Way way,
    @Nullable Way aside,
    Set<Source> beside,
    long from,
    long to,
    double share) {
  /** What a VPN that takes only what it must lets past. */
  static final Set<Source> PAST_VPN = EnumSet.of(Source.WORKSPACE, Source.GITHUB, Source.MAPPED);

  /** What can be reached by version 6. */
  static final Set<Source> SIX = EnumSet.of(Source.WORKSPACE, Source.COUNTERSIGN, Source.MAPPED);

  Way way(Source source) {
    return aside != null && beside.contains(source) ? aside : way;
  }
}
