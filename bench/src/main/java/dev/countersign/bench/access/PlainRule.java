package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Ip;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.watch.WatchStatus;
import dev.countersign.access.watch.Watching;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a rule as it is often written finds: a session is seen from a network that its account was
 * never seen from. There to be compared with, and to show that the world is not easy.
 */
final class PlainRule implements Watching {
  private final NetworkDirectory networks;
  private final Consumer<Sighting> told;
  private final Map<String, Set<String>> known = new HashMap<>();
  private long taken;
  private @Nullable Instant newest;

  PlainRule(NetworkDirectory networks, Consumer<Sighting> told) {
    this.networks = networks;
    this.told = told;
  }

  @Override
  public void accept(AccessEvent event, Instant arrived) {
    taken++;
    newest = event.at();
    Ip ip = event.client().ip();
    String person = event.person();
    if (ip == null || !person.equals(event.actor().key())) {
      return;
    }
    Set<String> seen = known.computeIfAbsent(person, key -> new HashSet<>());
    String network = networks.of(ip).id();
    if (seen.add(network) && seen.size() > 1 && !event.visit().key().isEmpty()) {
      told.accept(
          new Sighting(
              AccessFinding.SESSION_ON_TWO_NETWORKS,
              person,
              event.visit().key(),
              event.at(),
              "A session came from " + network + ", where its owner never was.",
              List.of(EventNote.of(event)),
              "A journey, another provider, a VPN.",
              Map.of("network", network)));
    }
  }

  @Override
  public WatchStatus status() {
    return new WatchStatus(taken, 0, 0, 0, 0, 0, 0, known.size(), newest);
  }
}
