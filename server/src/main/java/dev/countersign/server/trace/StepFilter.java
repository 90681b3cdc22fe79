package dev.countersign.server.trace;

import dev.countersign.trace.graph.Arrivals;
import dev.countersign.trace.graph.FlowGraph;
import dev.countersign.trace.graph.Stages;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.PlaceWords;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The transactions behind a number.
 *
 * @param words what they are of; empty for all
 * @param steps their numbers in the dossier, in the ledger's order
 * @param value of all of them, in the units of what was stolen
 */
public record StepFilter(String words, List<Integer> steps, BigInteger value) {
  /** Copies. */
  public StepFilter {
    steps = List.copyOf(steps);
  }

  /**
   * Those that an address's query names: {@code from}, {@code to}, {@code account}, {@code name},
   * {@code place}, {@code since} with {@code width}, {@code stage} with {@code next}. All of them
   * must hold.
   */
  public static StepFilter of(Dossier dossier, Map<String, String> query) {
    List<String> words = new ArrayList<>();
    List<Predicate<Dossier.Step>> wanted = new ArrayList<>();
    text(query, "from")
        .ifPresent(from -> {
          words.add("from " + from);
          wanted.add(step -> step.from().equals(from));
        });
    text(query, "to")
        .ifPresent(to -> {
          words.add("to " + to);
          wanted.add(step -> to.equals(step.to()));
        });
    text(query, "account")
        .ifPresent(account -> {
          words.add("of " + account);
          wanted.add(step -> step.from().equals(account) || account.equals(step.to()));
        });
    text(query, "name")
        .ifPresent(name -> {
          words.add("to " + name);
          wanted.add(step -> name(dossier, step).equals(name));
        });
    text(query, "place")
        .flatMap(StepFilter::place)
        .ifPresent(place -> {
          words.add(PlaceWords.of(place).heading().toLowerCase(Locale.ROOT));
          wanted.add(place(dossier, place));
        });
    span(query, dossier, words, wanted);
    stages(query, dossier, words, wanted);
    List<Integer> steps = new ArrayList<>();
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < dossier.steps().size(); i++) {
      Dossier.Step step = dossier.steps().get(i);
      if (wanted.stream().allMatch(one -> one.test(step))) {
        steps.add(i);
        value = value.add(step.value());
      }
    }
    return new StepFilter(String.join(", ", words), steps, value);
  }

  /** The kind of place of that word. */
  public static Optional<Place> place(String word) {
    return Arrays.stream(Place.values())
        .filter(one -> one.name().equalsIgnoreCase(word.replace('-', '_')))
        .findFirst();
  }

  private static Optional<String> text(Map<String, String> query, String name) {
    return Optional.ofNullable(query.get(name)).map(String::strip).filter(one -> !one.isEmpty());
  }

  private static String name(Dossier dossier, Dossier.Step step) {
    Dossier.Who who = step.to() == null ? null : dossier.names().get(step.to());
    return who == null ? "" : who.name();
  }

  /** What came to accounts at which something rests in such a place. */
  private static Predicate<Dossier.Step> place(Dossier dossier, Place place) {
    if (place == Place.FEE) {
      return step -> step.to() == null;
    }
    Map<String, Boolean> there = new HashMap<>();
    for (Dossier.Rest rest : dossier.resting()) {
      if (rest.place() == place && rest.account() != null) {
        there.put(rest.account(), true);
      }
    }
    return step -> step.to() != null && there.containsKey(step.to());
  }

  private static void span(
      Map<String, String> query,
      Dossier dossier,
      List<String> words,
      List<Predicate<Dossier.Step>> wanted) {
    String since = query.getOrDefault("since", "");
    String width = query.getOrDefault("width", "");
    if (since.matches("[0-9]{1,18}") && width.matches("[0-9]{1,18}")) {
      long first = Long.parseLong(since);
      long end = first + Long.parseLong(width);
      boolean byTime = Arrivals.of(dossier).byTime();
      words.add(
          byTime ? "from " + Instant.ofEpochSecond(first) + " on" : "from block " + first + " on");
      wanted.add(step ->
          Arrivals.position(step, byTime) >= first && Arrivals.position(step, byTime) < end);
    }
  }

  private static void stages(
      Map<String, String> query,
      Dossier dossier,
      List<String> words,
      List<Predicate<Dossier.Step>> wanted) {
    Optional<String> stage = text(query, "stage");
    Optional<String> next = text(query, "next");
    if (stage.isPresent() && next.isPresent()) {
      Stages stages = Stages.of(dossier, FlowGraph.of(dossier));
      Optional<Stages.Stage> from = named(stages, stage.get());
      Optional<Stages.Stage> to = named(stages, next.get());
      words.add("from the stage “" + stage.get() + "” to “" + next.get() + "”");
      wanted.add(
          step -> from.isPresent() && to.isPresent() && stages.leads(step, from.get(), to.get()));
    }
  }

  private static Optional<Stages.Stage> named(Stages stages, String name) {
    return stages.stages().stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
