package dev.countersign.trace.graph;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way of stolen value in stages: from the theft over so many accounts to where it rests. Into
 * each stage goes as much as comes out of it or rests there, and none leads back to one before it.
 *
 * @param stages in their order
 * @param streams between them, each more than nothing
 * @param of the stage of each account that value came to
 */
public record Stages(List<Stage> stages, List<Stream> streams, Map<String, Stage> of) {
  private static final int MOST_HOPS = 8;
  private static final int MOST_SERVICES = 8;

  private static final Stage FEES = new Stage("Fees", Kind.FEE);

  /** One: its name is unique. */
  public record Stage(String name, Kind kind) {}

  /** What a stage is. */
  public enum Kind {
    /** Accounts that value went through. */
    PASSED,
    /** At an exchange or service. */
    SERVICE,
    /** In bridges. */
    BRIDGE,
    /** In mixers. */
    MIXER,
    /** With accounts that did not give it on. */
    HELD,
    /** Not followed. */
    NOT_FOLLOWED,
    /** Destroyed. */
    BURNT,
    /** Paid as fees. */
    FEE
  }

  /** Value that went from one stage to another, in the units of what was stolen. */
  public record Stream(int from, int to, BigInteger value) {}

  /** Copies. */
  public Stages {
    stages = List.copyOf(stages);
    streams = List.copyOf(streams);
    of = Map.copyOf(of);
  }

  /** Whether a step leads from one stage to another. */
  public boolean leads(Dossier.Step step, Stage from, Stage to) {
    Stage end = step.to() == null ? FEES : of.get(step.to());
    return from.equals(of.get(step.from())) && to.equals(end);
  }

  /** The stages of a trace. */
  public static Stages of(Dossier dossier, FlowGraph graph) {
    return new Building(dossier, graph).stages();
  }

  private static final class Building {
    private final Dossier dossier;
    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<String, Stage> ends = new HashMap<>();
    private final Map<Stage, Integer> stages = new LinkedHashMap<>();
    private final Currents currents = new Currents();

    Building(Dossier dossier, FlowGraph graph) {
      this.dossier = dossier;
      graph.nodes().forEach(node -> layers.put(node.account(), node.layer()));
      Map<String, Place> places = Arrivals.places(dossier);
      List<String> named = largest(places);
      places.forEach((account, place) -> ends.put(account, end(account, place, named)));
    }

    Stages stages() {
      int deepest = layers.values().stream().mapToInt(layer -> layer).max().orElse(0);
      for (int i = 0; i <= Math.min(deepest, MOST_HOPS); i++) {
        stages.put(passed(i), stages.size());
      }
      for (Dossier.Step step : dossier.steps()) {
        String to = step.to();
        add(stage(step.from()), to == null ? new Stage("Fees", Kind.FEE) : stage(to), step.value());
      }
      for (Dossier.Rest rest : dossier.resting()) {
        String account = rest.account();
        if (account != null && rest.place() == Place.HELD) {
          add(stage(account), new Stage("Held, not moved on", Kind.HELD), rest.value());
        } else if (account != null && rest.place() == Place.NOT_FOLLOWED) {
          add(stage(account), new Stage("Not followed", Kind.NOT_FOLLOWED), rest.value());
        }
      }
      currents.settle();
      return used();
    }

    private void add(Stage from, Stage to, BigInteger value) {
      int one = stages.computeIfAbsent(from, any -> stages.size());
      int other = stages.computeIfAbsent(to, any -> stages.size());
      currents.add(one, other, value);
    }

    private Stage stage(String account) {
      Stage end = ends.get(account);
      return end == null ? passed(layers.getOrDefault(account, 0)) : end;
    }

    private static Stage passed(int layer) {
      return new Stage(
          layer == 0
              ? "The theft"
              : layer == 1
                  ? "1 hop"
                  : layer < MOST_HOPS ? layer + " hops" : MOST_HOPS + " hops and more",
          Kind.PASSED);
    }

    private Stage end(String account, Place place, List<String> named) {
      return switch (place) {
        case SERVICE ->
            new Stage(
                named.contains(name(account)) ? "At " + name(account) : "At other services",
                Kind.SERVICE);
        case BRIDGE -> new Stage("In bridges", Kind.BRIDGE);
        case MIXER -> new Stage("In mixers", Kind.MIXER);
        case BURNT -> new Stage("Burnt", Kind.BURNT);
        case HELD, FEE, NOT_FOLLOWED ->
            throw new IllegalStateException("no end of its own: " + place);
      };
    }

    private List<String> largest(Map<String, Place> places) {
      Map<String, BigInteger> sums = new HashMap<>();
      for (Dossier.Rest rest : dossier.resting()) {
        if (rest.account() != null && places.get(rest.account()) == Place.SERVICE) {
          sums.merge(name(rest.account()), rest.value(), BigInteger::add);
        }
      }
      return sums.entrySet().stream()
          .sorted(
              Map.Entry.<String, BigInteger>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_SERVICES)
          .map(Map.Entry::getKey)
          .toList();
    }

    private String name(String account) {
      Dossier.Who who = dossier.names().get(account);
      return who == null ? account : who.name();
    }

    /** Without stages that nothing goes through. */
    private Stages used() {
      List<Stage> all = new ArrayList<>(stages.keySet());
      Map<Integer, Integer> kept = new LinkedHashMap<>();
      currents
          .streams()
          .forEach(stream -> {
            kept.putIfAbsent(stream.from(), 0);
            kept.putIfAbsent(stream.to(), 0);
          });
      List<Integer> order = kept.keySet().stream().sorted().toList();
      return new Stages(
          order.stream().map(all::get).toList(),
          currents.streams().stream()
              .map(stream ->
                  new Stream(
                      order.indexOf(stream.from()), order.indexOf(stream.to()), stream.value()))
              .toList(),
          layers.keySet().stream().collect(Collectors.toMap(Function.identity(), this::stage)));
    }
  }
}
