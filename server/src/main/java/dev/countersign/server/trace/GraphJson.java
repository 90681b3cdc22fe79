package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.trace.graph.Arrivals;
import dev.countersign.trace.graph.FlowGraph;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The graph of a trace as the console's script draws it: in rows, since there may be thousands. */
public final class GraphJson {
  private GraphJson() {}

  /**
   * Nodes are {@code [account, layer, parent, came, rests, place, name, kind]}, edges {@code [from,
   * to]}, moves {@code [edge, when, value]} in the ledger's order; values in smallest units of what
   * was stolen.
   */
  public static ObjectNode of(Dossier dossier, Directory directory) {
    FlowGraph graph = FlowGraph.of(dossier);
    boolean byTime = dossier.steps().stream().allMatch(step -> step.when().time() > 0);
    ObjectNode json = Json.object();
    json.put("stolen", dossier.stolen().toString());
    json.put("decimals", directory.decimals(dossier.asset(dossier.asset())));
    json.put("unit", unit(dossier, directory));
    json.put("byTime", byTime);
    ArrayNode nodes = json.putArray("nodes");
    for (FlowGraph.Node node : graph.nodes()) {
      Dossier.Who who = dossier.names().get(node.account());
      nodes
          .addArray()
          .add(node.account())
          .add(node.layer())
          .add(node.parent())
          .add(node.came().toString())
          .add(node.rests().toString())
          .add(word(node.place()))
          .add(who == null ? "" : who.name())
          .add(who == null ? "" : who.kind());
    }
    ArrayNode edges = json.putArray("edges");
    int[] edgeOf = new int[dossier.steps().size()];
    Arrays.fill(edgeOf, -1);
    for (int i = 0; i < graph.edges().size(); i++) {
      FlowGraph.Edge edge = graph.edges().get(i);
      edges.addArray().add(edge.from()).add(edge.to());
      for (int step : edge.steps()) {
        edgeOf[step] = i;
      }
    }
    ArrayNode moves = json.putArray("moves");
    for (int i = 0; i < edgeOf.length; i++) {
      if (edgeOf[i] >= 0) {
        Dossier.Step step = dossier.steps().get(i);
        moves
            .addArray()
            .add(edgeOf[i])
            .add(Arrivals.position(step, byTime))
            .add(step.value().toString());
      }
    }
    return json;
  }

  /** What follows a number: {@code ETH}. */
  public static String unit(Dossier dossier, Directory directory) {
    String one = directory.amount(dossier.asset(dossier.asset()), new Amount(BigInteger.ZERO));
    return one.substring(one.indexOf(' ') + 1);
  }

  private static String word(@Nullable Place place) {
    return place == null ? "" : place.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
