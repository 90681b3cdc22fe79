package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.page.Words;
import dev.countersign.server.wallet.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The addresses that an incident's alerts speak of, as the console's script draws them. */
public final class IncidentGraph {
  /** More than that nobody can look at; the alerts have them all. */
  private static final int MOST = 120;

  private static final Set<String> SENDERS = Set.of("from", "sender", "by", "owner", "spender");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b0x[0-9a-fA-F]{40}\\b"
              + "|\\b(?:bc|tb|bcrt)1[02-9ac-hj-np-z]{11,87}\\b"
              + "|\\b[123mn][1-9A-HJ-NP-Za-km-z]{25,34}\\b");

  /** What a Bitcoin wallet's alert says of its own side: the addresses of which it spent. */
  private static final Pattern ITS_OWN = Pattern.compile("of [0-9]+");

  private final Function<UUID, Optional<Wallet>> wallets;
  private final Function<UUID, Optional<String>> bitcoin;
  private final ObjectNode json = Json.object();
  private final ArrayNode nodes = json.putArray("nodes");
  private final ArrayNode edges = json.putArray("edges");
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private int left;

  private IncidentGraph(
      Function<UUID, Optional<Wallet>> wallets, Function<UUID, Optional<String>> bitcoin) {
    this.wallets = wallets;
    this.bitcoin = bitcoin;
  }

  /**
   * Nodes are {@code {id, name, address, layer, kind, noticed}}, layer 0 for who gave, 1 for what
   * the alerts are about, 2 for who got; edges {@code {from, to, words, noticed}}.
   *
   * @param wallets the company's, by id
   * @param bitcoin the labels of its Bitcoin wallets, which have many addresses, by id
   */
  public static ObjectNode of(
      List<KeptAlert> alerts,
      Function<UUID, Optional<Wallet>> wallets,
      Function<UUID, Optional<String>> bitcoin) {
    IncidentGraph graph = new IncidentGraph(wallets, bitcoin);
    alerts.forEach(graph::add);
    graph.json.put("left", graph.left);
    return graph.json;
  }

  private void add(KeptAlert alert) {
    boolean noticed = alert.takenBackAt() == null;
    List<String> senders = new ArrayList<>();
    List<String> others = new ArrayList<>();
    alert
        .evidence()
        .forEach((name, value) -> {
          boolean sender = SENDERS.contains(name.toLowerCase(Locale.ROOT));
          Matcher found = ADDRESS.matcher(value);
          while (!ITS_OWN.matcher(name).matches() && found.find()) {
            (sender ? senders : others).add(found.group());
          }
        });
    int about = subject(alert, noticed);
    if (about < 0) {
      left++;
      return;
    }
    for (String one : senders) {
      int node = node(key(one), one, one, 0, "address", noticed);
      edge(node, about, alert, noticed);
    }
    for (String one : others) {
      int node = node(key(one), one, one, 2, "address", noticed);
      edge(about, node, alert, noticed);
    }
  }

  private int subject(KeptAlert alert, boolean noticed) {
    UUID id = wallet(alert.subject());
    if (id == null) {
      return node(alert.subject(), Words.plain(alert.subject()), "", 1, "subject", noticed);
    }
    return wallets
        .apply(id)
        .map(wallet ->
            node(
                key(wallet.address().toString()),
                Words.plain(wallet.label()),
                wallet.address().toString(),
                1,
                "wallet",
                noticed))
        .orElseGet(() ->
            node(
                alert.subject(),
                Words.plain(bitcoin.apply(id).orElse(alert.subject())),
                "",
                1,
                bitcoin.apply(id).isPresent() ? "wallet" : "subject",
                noticed));
  }

  private static @Nullable UUID wallet(String subject) {
    return subject.matches("wallet/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(subject.substring("wallet/".length()))
        : null;
  }

  /** Ethereum's addresses are the same in any case. */
  private static String key(String address) {
    return address.startsWith("0x") ? address.toLowerCase(Locale.ROOT) : address;
  }

  private int node(
      String key, String name, String address, int layer, String kind, boolean noticed) {
    Integer known = ids.get(key);
    if (known != null) {
      if (noticed && nodes.get(known) instanceof ObjectNode node) {
        node.put("noticed", true);
      }
      return known;
    }
    if (nodes.size() >= MOST) {
      left++;
      return -1;
    }
    int id = nodes.size();
    ids.put(key, id);
    nodes
        .addObject()
        .put("id", id)
        .put("name", name)
        .put("address", address)
        .put("layer", layer)
        .put("kind", kind)
        .put("noticed", noticed);
    return id;
  }

  private void edge(int from, int to, KeptAlert alert, boolean noticed) {
    if (from >= 0 && to >= 0 && from != to && drawn.add(from + "|" + to)) {
      edges
          .addObject()
          .put("from", from)
          .put("to", to)
          .put("words", alert.code())
          .put("noticed", noticed);
    }
  }
}
