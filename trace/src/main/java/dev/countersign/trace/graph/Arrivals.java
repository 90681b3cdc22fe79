package dev.countersign.trace.graph;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When stolen value arrived where it left its owners' hands: at services, in bridges and mixers, or
 * destroyed.
 *
 * @param byTime whether positions are seconds since 1970; else blocks, where the ledger has no
 *     times
 * @param width of a span, in the same units
 * @param spans those in which something arrived, in their order
 */
public record Arrivals(boolean byTime, long width, List<Span> spans) {
  private static final int MOST = 60;
  private static final long[] SECONDS = {
    60, 600, 3_600, 6 * 3_600, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400
  };

  /** The places that are told. */
  public static final List<Place> PLACES =
      List.of(Place.SERVICE, Place.BRIDGE, Place.MIXER, Place.BURNT);

  /**
   * What arrived from a position on, to the next span.
   *
   * @param value by place, in the units of what was stolen
   */
  public record Span(long from, Map<Place, BigInteger> value) {}

  /** Copies. */
  public Arrivals {
    spans = List.copyOf(spans);
  }

  /** Of a trace; at most some sixty spans, all of one width. */
  public static Arrivals of(Dossier dossier) {
    Map<String, Place> places = places(dossier);
    List<Dossier.Step> arriving =
        dossier.steps().stream()
            .filter(step -> step.to() != null && places.containsKey(step.to()))
            .toList();
    boolean byTime = arriving.stream().allMatch(step -> step.when().time() > 0);
    if (arriving.isEmpty()) {
      return new Arrivals(byTime, 1, List.of());
    }
    long first = Long.MAX_VALUE;
    long last = 0;
    for (Dossier.Step step : arriving) {
      first = Math.min(first, position(step, byTime));
      last = Math.max(last, position(step, byTime));
    }
    long width = width(last - first, byTime);
    Map<Long, Map<Place, BigInteger>> spans = new TreeMap<>();
    for (Dossier.Step step : arriving) {
      Place place = places.get(step.to());
      if (place != null) {
        spans
            .computeIfAbsent(
                position(step, byTime) / width * width, any -> new EnumMap<>(Place.class))
            .merge(place, step.value(), BigInteger::add);
      }
    }
    List<Span> all = new ArrayList<>();
    spans.forEach((from, value) -> all.add(new Span(from, value)));
    return new Arrivals(byTime, width, all);
  }

  /** Where a step stands in time, or among blocks. */
  public static long position(Dossier.Step step, boolean byTime) {
    return byTime ? step.when().time() : step.when().block();
  }

  /** Accounts at which value left its owners' hands. */
  static Map<String, Place> places(Dossier dossier) {
    Map<String, Place> places = new TreeMap<>();
    for (Dossier.Rest rest : dossier.resting()) {
      if (rest.account() != null && PLACES.contains(rest.place())) {
        places.put(rest.account(), rest.place());
      }
    }
    return places;
  }

  private static long width(long length, boolean byTime) {
    long least = Math.max(1, length / MOST + 1);
    if (byTime) {
      for (long one : SECONDS) {
        if (one >= least) {
          return one;
        }
      }
    }
    return least;
  }
}
