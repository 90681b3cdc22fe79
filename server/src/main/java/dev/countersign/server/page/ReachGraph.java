package dev.countersign.server.page;

import dev.countersign.access.wallet.Grant;
import dev.countersign.access.wallet.WalletAccess;
import dev.countersign.model.json.Json;
import dev.countersign.server.reach.WalletReach.Reach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who reaches a wallet by what, as the console's script draws it: holders, ways, the wallet. */
public final class ReachGraph {
  /** More than that nobody can look at; the table has them all. */
  private static final int MOST = 300;

  private ReachGraph() {}

  /**
   * Nodes are {@code {id, name, layer, kind, noticed}}, layer 0 for holders, 1 for ways, 2 for the
   * wallet; edges {@code {from, to, words, noticed}}.
   */
  public static ObjectNode of(Reach reach) {
    WalletAccess access = reach.access();
    ObjectNode json = Json.object();
    ArrayNode nodes = json.putArray("nodes");
    ArrayNode edges = json.putArray("edges");
    Map<String, Integer> ids = new HashMap<>();
    Set<String> drawn = new HashSet<>();
    int wallet = node(nodes, ids, "wallet", reach.wallet().label(), 2, "wallet", false);
    int left = 0;
    for (Grant grant : access.grants()) {
      if (drawn.size() >= MOST) {
        left++;
        continue;
      }
      boolean noticed =
          access.about(grant).stream()
              .anyMatch(one ->
                  switch (one.finding().code().severity()) {
                    case HIGH, CRITICAL -> true;
                    case INFO, LOW, MEDIUM -> false;
                  });
      int holder =
          node(
              nodes,
              ids,
              grant.holder().kind() + "|" + grant.holder().key(),
              grant.holder().name(),
              0,
              grant.holder().kind().word(),
              noticed);
      int way = node(nodes, ids, "way|" + grant.by(), grant.by(), 1, grant.way().word(), false);
      edge(edges, drawn, holder, way, grant.right().words(), noticed);
      edge(edges, drawn, way, wallet, grant.right().words(), false);
    }
    json.put("left", left);
    return json;
  }

  private static int node(
      ArrayNode nodes,
      Map<String, Integer> ids,
      String key,
      String name,
      int layer,
      String kind,
      boolean noticed) {
    Integer known = ids.get(key);
    if (known != null) {
      if (noticed && nodes.get(known) instanceof ObjectNode node) {
        node.put("noticed", true);
      }
      return known;
    }
    int id = nodes.size();
    ids.put(key, id);
    nodes
        .addObject()
        .put("id", id)
        .put("name", name)
        .put("layer", layer)
        .put("kind", kind)
        .put("noticed", noticed);
    return id;
  }

  private static void edge(
      ArrayNode edges, Set<String> drawn, int from, int to, String words, boolean noticed) {
    if (drawn.add(from + "|" + to + "|" + words)) {
      edges.addObject().put("from", from).put("to", to).put("words", words).put("noticed", noticed);
    }
  }
}
