package dev.countersign.server.access.settings;

import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.guard.TrustedProxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events around accounts are kept, watched and answered.
 *
 * @param keep how long events and their records are kept
 * @param remember events of how long make the watch's state when a server begins
 * @param responses what is done about which findings
 * @param networks what is known of networks
 * @param pulls sources that are asked
 * @param signals others to which, and from which, signals are sent
 * @param mappings the folder of mapping files of one's own; null for none
 * @param proxies whose word for where a request comes from is taken
 */
public record AccessSettings(
    Duration keep,
    Duration remember,
    List<ResponseRule> responses,
    NetworkDirectory networks,
    List<PullSettings> pulls,
    SignalSettings signals,
    @Nullable Path mappings,
    TrustedProxies proxies) {
  /** Without a file. */
  public static final AccessSettings STANDARD =
      new AccessSettings(
          Duration.ofDays(90),
          Duration.ofDays(30),
          ResponseRule.STANDARD,
          KnownNetworks.none(),
          List.of(),
          SignalSettings.NONE,
          null,
          TrustedProxies.NONE);

  /** Copies. */
  public AccessSettings {
    responses = List.copyOf(responses);
    pulls = List.copyOf(pulls);
  }
}
