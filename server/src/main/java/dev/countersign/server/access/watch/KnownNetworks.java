package dev.countersign.server.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Ip;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import dev.countersign.intel.indicator.Weight;
import dev.countersign.model.text.Visible;
import dev.countersign.server.access.event.EventStore.Kept;
import dev.countersign.server.indicator.IndicatorStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for the internet addresses of events among the indicators that are good. */
public final class KnownNetworks {
  private final IndicatorStore store;

  /** In that store. */
  public KnownNetworks(IndicatorStore store) {
    this.store = store;
  }

  /** What is told of some events: of one account and address once. */
  List<Sighting> of(List<Kept> some, Instant now) {
    Map<String, List<AccessEvent>> events = new LinkedHashMap<>();
    for (Kept kept : some) {
      Ip ip = kept.event().client().ip();
      if (ip != null && !ip.inside()) {
        events
            .computeIfAbsent(ip.address().getHostAddress(), any -> new ArrayList<>())
            .add(kept.event());
      }
    }
    Map<String, List<Indicator>> known = store.known(IndicatorKind.IP, events.keySet(), now);
    Map<String, Sighting> found = new LinkedHashMap<>();
    known.forEach((ip, said) -> {
      if (said.getFirst().weight() != Weight.LOW) {
        for (AccessEvent event : events.getOrDefault(ip, List.of())) {
          found.putIfAbsent(
              event.person() + '\n' + event.visit().key() + '\n' + ip,
              sighting(event, ip, said.getFirst()));
        }
      }
    });
    return List.copyOf(found.values());
  }

  private static Sighting sighting(AccessEvent event, String ip, Indicator said) {
    return new Sighting(
        AccessFinding.NETWORK_OF_THIEVES,
        event.person(),
        event.visit().key(),
        event.at(),
        "The account was used from "
            + ip
            + ", which "
            + Visible.of(said.source())
            + " lays to "
            + (said.actor().isEmpty() ? "thieves" : Visible.of(said.actor()))
            + " (confidence "
            + said.confidence()
            + " of 100)",
        List.of(EventNote.of(event)),
        "An internet address goes from one to another within days, and many may share it: a VPN's"
            + " or a carrier's.",
        Map.of(
            "ip", ip,
            "source", said.source(),
            "confidence", String.valueOf(said.confidence())));
  }
}
