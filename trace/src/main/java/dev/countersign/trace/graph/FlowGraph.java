package dev.countersign.trace.graph;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gave stolen value to whom. Accounts stand in layers by how many accounts are between them and
 * the theft, and each hangs below the one of the layer before that gave it most, so that a part of
 * the graph can be folded into one. Fees, and exchanges of an account for itself, are no edges.
 *
 * @param nodes by the order in which value first came to them
 * @param edges in the order of their first step
 */
public record FlowGraph(List<Node> nodes, List<Edge> edges) {
  /**
   * An account.
   *
   * @param layer 0 where the theft is
   * @param parent which node gave it most, out of the layer before; -1 in layer 0
   * @param came how much stolen value came, in the units of what was stolen
   * @param rests how much of it is still there
   * @param place what kind of place it is, where something rests
   */
  public record Node(
      String account,
      int layer,
      int parent,
      BigInteger came,
      BigInteger rests,
      @Nullable Place place) {}

  /**
   * All that one account gave another.
   *
   * @param steps the steps of the dossier that it is made of, in their order
   */
  public record Edge(int from, int to, BigInteger value, List<Integer> steps) {}

  /** Copies. */
  public FlowGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The graph of a trace; its time and memory grow with the steps. */
  public static FlowGraph of(Dossier dossier) {
    return new Building(dossier).graph();
  }

  private record Pair(int from, int to) {}

  private static final class Building {
    private final Dossier dossier;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<Boolean> origins = new ArrayList<>();
    private final Map<Pair, Integer> pairs = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    Building(Dossier dossier) {
      this.dossier = dossier;
    }

    FlowGraph graph() {
      for (Dossier.Rest rest : dossier.resting()) {
        if (rest.hops() == 0 && rest.account() != null) {
          number(rest.account(), true);
        }
      }
      for (int i = 0; i < dossier.steps().size(); i++) {
        add(i, dossier.steps().get(i));
      }
      dossier
          .resting()
          .forEach(rest -> {
            if (rest.account() != null) {
              number(rest.account(), true);
            }
          });
      int[] layers = layers();
      return new FlowGraph(nodes(layers, parents(layers)), edges);
    }

    /** Whoever gives before anything came to them has it from the theft itself. */
    private void add(int index, Dossier.Step step) {
      int from = number(step.from(), true);
      String taker = step.to();
      if (taker == null || taker.equals(step.from())) {
        return;
      }
      int to = number(taker, false);
      Integer known = pairs.putIfAbsent(new Pair(from, to), edges.size());
      if (known == null) {
        List<Integer> steps = new ArrayList<>();
        steps.add(index);
        edges.add(new Edge(from, to, step.value(), steps));
      } else {
        Edge edge = edges.get(known);
        edge.steps().add(index);
        edges.set(known, new Edge(from, to, edge.value().add(step.value()), edge.steps()));
      }
    }

    private int number(String account, boolean origin) {
      Integer known = numbers.putIfAbsent(account, accounts.size());
      if (known != null) {
        return known;
      }
      accounts.add(account);
      origins.add(origin);
      return accounts.size() - 1;
    }

    private int[] layers() {
      List<List<Integer>> out = new ArrayList<>();
      accounts.forEach(any -> out.add(new ArrayList<>()));
      edges.forEach(edge -> out.get(edge.from()).add(edge.to()));
      int[] layers = new int[accounts.size()];
      Deque<Integer> open = new ArrayDeque<>();
      for (int i = 0; i < layers.length; i++) {
        layers[i] = origins.get(i) ? 0 : Integer.MAX_VALUE;
        if (origins.get(i)) {
          open.add(i);
        }
      }
      while (!open.isEmpty()) {
        int node = open.remove();
        for (int next : out.get(node)) {
          if (layers[next] == Integer.MAX_VALUE) {
            layers[next] = layers[node] + 1;
            open.add(next);
          }
        }
      }
      return layers;
    }

    private int[] parents(int[] layers) {
      int[] parents = new int[layers.length];
      BigInteger[] most = new BigInteger[layers.length];
      Arrays.fill(parents, -1);
      Arrays.fill(most, BigInteger.valueOf(-1));
      for (Edge edge : edges) {
        boolean before = layers[edge.from()] + 1 == layers[edge.to()];
        if (before && edge.value().compareTo(most[edge.to()]) > 0) {
          most[edge.to()] = edge.value();
          parents[edge.to()] = edge.from();
        }
      }
      return parents;
    }

    private List<Node> nodes(int[] layers, int[] parents) {
      BigInteger[] came = zeros();
      BigInteger[] gone = zeros();
      BigInteger[] rests = zeros();
      BigInteger[] largest = zeros();
      Place[] places = new Place[accounts.size()];
      for (Edge edge : edges) {
        came[edge.to()] = came[edge.to()].add(edge.value());
        gone[edge.from()] = gone[edge.from()].add(edge.value());
      }
      for (Dossier.Step step : dossier.steps()) {
        if (step.to() == null) {
          int from = number(step.from(), true);
          gone[from] = gone[from].add(step.value());
        }
      }
      for (Dossier.Rest rest : dossier.resting()) {
        if (rest.account() == null) {
          continue;
        }
        int at = number(rest.account(), true);
        rests[at] = rests[at].add(rest.value());
        if (places[at] == null || rest.value().compareTo(largest[at]) > 0) {
          places[at] = rest.place();
          largest[at] = rest.value();
        }
      }
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < accounts.size(); i++) {
        nodes.add(
            new Node(
                accounts.get(i),
                layers[i],
                parents[i],
                came[i].max(gone[i].add(rests[i])),
                rests[i],
                places[i]));
      }
      return nodes;
    }

    private BigInteger[] zeros() {
      BigInteger[] all = new BigInteger[accounts.size()];
      Arrays.fill(all, BigInteger.ZERO);
      return all;
    }
  }
}
