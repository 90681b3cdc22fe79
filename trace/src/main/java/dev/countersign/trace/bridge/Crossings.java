package dev.countersign.trace.bridge;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches what was paid in to a bridge with what it paid out, by recipient, asset, amount and time.
 * Which asset becomes which, what share is kept as a fee and how long it takes is learnt from those
 * that only fit one another; so none of it need be known.
 *
 * <p>The least surprising pairs are taken first; of those that are as surprising, the earliest. No
 * departure and no arrival is in two of them.
 */
public final class Crossings {
  /** Whoever must claim what arrived may do so months later. */
  private static final long LONGEST = 200 * 86_400L;

  /** Where nobody's address tells them apart, only what comes soon is matched. */
  private static final long SOON = 6 * 3_600L;

  /** A bridge keeps no more than that; of small amounts the fee of the chain can be half. */
  private static final double LEAST = 0.5;

  /** To learn from, an amount must be nearly the same. */
  private static final double NEARLY = 0.95;

  /**
   * Surprises that differ by less than one part of so many are the same: the earliest goes first.
   */
  private static final int ALIKE = 4;

  private record Kinds(String left, String arrived) {}

  private record Pair(Departure departure, Arrival arrival, double surprise) {}

  private final Map<String, List<Departure>> byPerson = new HashMap<>();
  private final Map<Kinds, Habit> shares = new HashMap<>();

  /** By identity: one transaction may pay in twice the same. */
  private final Set<Departure> left = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Arrival> arrived = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Crossing> found = new ArrayList<>();
  private final List<Departure> departures;
  private final List<Arrival> arrivals;
  private Habit delay = new Habit(Math.log(600), 2, Math.log(LONGEST));

  private Crossings(List<Departure> departures, List<Arrival> arrivals) {
    this.departures =
        departures.stream().sorted(Comparator.comparingLong(Departure::time)).toList();
    this.arrivals = arrivals.stream().sorted(Comparator.comparingLong(Arrival::time)).toList();
    for (Departure departure : this.departures) {
      String recipient = key(departure.recipient().orElse(departure.sender()));
      byPerson.computeIfAbsent(recipient, any -> new ArrayList<>()).add(departure);
      if (!recipient.equals(key(departure.sender()))) {
        byPerson.computeIfAbsent(key(departure.sender()), any -> new ArrayList<>()).add(departure);
      }
    }
  }

  /** Those that belong together, in the order of their arrivals. */
  public static List<Crossing> match(List<Departure> departures, List<Arrival> arrivals) {
    Crossings crossings = new Crossings(departures, arrivals);
    crossings.learn();
    crossings.byRecipient();
    crossings.arrivals.forEach(crossings::byAmount);
    crossings.found.sort(Comparator.comparingLong(one -> one.arrival().time()));
    return List.copyOf(crossings.found);
  }

  /**
   * Those that belong together of what bridges say: by what both sides have in common where they
   * say that, the rest as {@link #match} does, each bridge for itself.
   */
  public static List<Crossing> of(List<Sighting> sightings) {
    Map<String, Sighting.Left> linked = new HashMap<>();
    Map<String, List<Departure>> left = new HashMap<>();
    Map<String, List<Arrival>> came = new HashMap<>();
    List<Crossing> found = new ArrayList<>();
    for (Sighting one : sightings) {
      if (one instanceof Sighting.Left departure) {
        departure
            .link()
            .ifPresentOrElse(
                link -> linked.put(departure.bridge() + " " + link, departure),
                () ->
                    left.computeIfAbsent(departure.bridge(), any -> new ArrayList<>())
                        .add(departure.departure()));
      }
    }
    for (Sighting one : sightings) {
      if (one instanceof Sighting.Came arrival) {
        Optional<Sighting.Left> departure =
            arrival
                .link()
                .flatMap(link -> Optional.ofNullable(linked.remove(arrival.bridge() + " " + link)));
        departure.ifPresentOrElse(
            from ->
                found.add(
                    new Crossing(
                        from.departure(),
                        arrival.arrival(),
                        1,
                        arrival.bridge() + " says that they are one transfer")),
            () -> {
              if (arrival.link().isEmpty()) {
                came.computeIfAbsent(arrival.bridge(), any -> new ArrayList<>())
                    .add(arrival.arrival());
              }
            });
      }
    }
    left.forEach((bridge, departures) ->
        found.addAll(match(departures, came.getOrDefault(bridge, List.of()))));
    found.sort(Comparator.comparingLong(one -> one.arrival().time()));
    return List.copyOf(found);
  }

  private static String key(String account) {
    return account.toLowerCase(Locale.ROOT);
  }

  /** Arrivals that only one departure of their recipient fits. */
  private void learn() {
    Map<Kinds, List<Double>> seen = new HashMap<>();
    List<Double> delays = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      List<Departure> fitting =
          of(arrival).stream().filter(one -> share(one, arrival) >= NEARLY).toList();
      if (fitting.size() == 1) {
        Departure one = fitting.getFirst();
        seen.computeIfAbsent(new Kinds(one.asset(), arrival.asset()), any -> new ArrayList<>())
            .add(share(one, arrival));
        delays.add(delay(one, arrival));
      }
    }
    seen.forEach((kinds, all) -> shares.put(kinds, Habit.of(all, 1e-4, 1 - LEAST)));
    if (!delays.isEmpty()) {
      delay = Habit.of(delays, 0.1, Math.log(LONGEST));
    }
  }

  private List<Departure> of(Arrival arrival) {
    return byPerson.getOrDefault(key(arrival.recipient()), List.of()).stream()
        .filter(one -> couldBe(one, arrival))
        .toList();
  }

  private static boolean couldBe(Departure one, Arrival arrival) {
    long seconds = arrival.time() - one.time();
    double share = share(one, arrival);
    return !one.chain().equals(arrival.chain())
        && seconds >= 0
        && seconds <= LONGEST
        && share >= LEAST
        && share <= 1
        && one.destination().map(arrival.chain()::equals).orElse(true);
  }

  private static double share(Departure one, Arrival arrival) {
    return one.amount().signum() == 0
        ? 0
        : arrival.amount().divide(one.amount(), MathContext.DECIMAL64).doubleValue();
  }

  /** The logarithm of the seconds between them. */
  private static double delay(Departure one, Arrival arrival) {
    return Math.log(1.0 + arrival.time() - one.time());
  }

  private Optional<Habit> habit(Departure one, Arrival arrival) {
    return Optional.ofNullable(shares.get(new Kinds(one.asset(), arrival.asset())));
  }

  private Pair pair(Departure one, Arrival arrival) {
    double amount =
        habit(one, arrival)
            .map(habit -> habit.surprise(share(one, arrival)))
            .orElse(-Math.log(0.001));
    return new Pair(one, arrival, amount + delay.surprise(delay(one, arrival)));
  }

  private void byRecipient() {
    List<Pair> pairs = new ArrayList<>();
    arrivals.forEach(arrival -> of(arrival).forEach(one -> pairs.add(pair(one, arrival))));
    pairs.sort(
        Comparator.<Pair>comparingLong(pair -> Math.round(pair.surprise * ALIKE))
            .thenComparingLong(pair -> pair.departure.time())
            .thenComparingLong(pair -> pair.arrival.time()));
    IdentityHashMap<Arrival, List<Pair>> rivals = new IdentityHashMap<>();
    pairs.forEach(pair -> rivals.computeIfAbsent(pair.arrival, any -> new ArrayList<>()).add(pair));
    for (Pair pair : pairs) {
      if (left.contains(pair.departure) || arrived.contains(pair.arrival)) {
        continue;
      }
      boolean usual = isUsual(pair);
      long open = fitting(rivals.getOrDefault(pair.arrival, List.of()), pair);
      take(
          pair,
          (usual ? 0.99 : 0.7) / open,
          "the same recipient; "
              + (usual ? "the amount less the usual fee; " : "less than the usual amount; ")
              + words(open, pair));
    }
  }

  private boolean isUsual(Pair pair) {
    return habit(pair.departure, pair.arrival)
        .map(habit -> habit.isUsual(share(pair.departure, pair.arrival)))
        .orElse(false);
  }

  /** How many that are still open fit nearly as well, itself included. */
  private long fitting(List<Pair> all, Pair best) {
    return all.stream()
        .filter(one -> !left.contains(one.departure) && one.surprise <= best.surprise + 1)
        .count();
  }

  /** Where the deposit does not say to whom it goes, and it went to somebody else. */
  private void byAmount(Arrival arrival) {
    if (arrived.contains(arrival)) {
      return;
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = after(arrival.time() - SOON); i < departures.size(); i++) {
      Departure one = departures.get(i);
      if (one.time() > arrival.time()) {
        break;
      }
      if (!left.contains(one) && one.recipient().isEmpty() && couldBe(one, arrival)) {
        Pair pair = pair(one, arrival);
        if (isUsual(pair)) {
          pairs.add(pair);
        }
      }
    }
    pairs.stream()
        .min(Comparator.comparingDouble(Pair::surprise))
        .ifPresent(best -> {
          long open = fitting(pairs, best);
          take(
              best,
              0.6 / open,
              "the amount less the usual fee; "
                  + words(open, best)
                  + "; the deposit names no recipient");
        });
  }

  private int after(long time) {
    int low = 0;
    int high = departures.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (departures.get(middle).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static String words(long fitting, Pair pair) {
    return (fitting == 1 ? "no other fits as well" : fitting + " fit as well")
        + "; "
        + (pair.arrival.time() - pair.departure.time())
        + " s later";
  }

  private void take(Pair pair, double confidence, String basis) {
    left.add(pair.departure);
    arrived.add(pair.arrival);
    found.add(new Crossing(pair.departure, pair.arrival, confidence, basis));
  }
}
