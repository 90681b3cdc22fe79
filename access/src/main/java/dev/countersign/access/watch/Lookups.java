package dev.countersign.access.watch;

import dev.countersign.access.event.Ip;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.network.NetworkFacts;
import java.util.HashMap;
import java.util.Map;

/** What programs and addresses are, looked up once for many events. */
final class Lookups {
  private static final int TABLE = 100_000;

  private final Names names;
  private final NetworkDirectory networks;
  private final Map<String, Known> agents = new HashMap<>();
  private final Map<Ip, Reached> reached = new HashMap<>();

  Lookups(Names names, NetworkDirectory networks) {
    this.names = names;
    this.networks = networks;
  }

  /** A program, and the keyed name of its family and system; 0 where it says nothing. */
  record Known(Agent agent, long print) {}

  /** A network, and the keyed names of it and of the block within it. */
  record Reached(NetworkFacts facts, long network, long route) {}

  Known agent(String text) {
    Known known = agents.get(text);
    if (known == null) {
      if (agents.size() >= TABLE) {
        agents.clear();
      }
      Agent agent = Agent.read(text);
      known = new Known(agent, agent.kind() == Agent.Kind.SILENT ? 0 : names.of(agent.print()));
      agents.put(text.length() > 1_000 ? agent.text() : text, known);
    }
    return known;
  }

  Reached reach(Ip ip) {
    Reached there = reached.get(ip);
    if (there == null) {
      if (reached.size() >= TABLE) {
        reached.clear();
      }
      NetworkFacts facts = networks.of(ip);
      Ip route = ip.network();
      String id = facts.id();
      there =
          new Reached(
              facts,
              id.startsWith("AS") ? names.of(id) : wide(ip),
              names.mix(route.high(), route.low()));
      reached.put(ip, there);
    }
    return there;
  }

  /** Where nothing is known of a network, its addresses change within a /16 or a /32. */
  private long wide(Ip ip) {
    return ip.four() ? names.mix(4, (ip.low() >>> 16) & 0xffff) : names.mix(6, ip.high() >>> 32);
  }
}
