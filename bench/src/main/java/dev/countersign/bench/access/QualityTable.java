package dev.countersign.bench.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of one seed. */
final class QualityTable {
  private QualityTable() {}

  /**
   * The figures of a run.
   *
   * @param thefts that came about
   * @param before found before the first privileged event came
   * @param alarms false ones, of 1,000 people a week
   */
  record Figures(int thefts, int before, int found, double alarms) {
    double share() {
      return thefts == 0 ? 0 : 100.0 * before / thefts;
    }
  }

  static Figures print(World world, Tally tally, int days) {
    System.out.println(
        "| Theft | Thefts | Before the first privileged event | With it | At all | Time until found,"
            + " median | p90 | Thief's events until found, median | p90 | Found first by |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    List<Theft> all = new ArrayList<>();
    int number = 0;
    for (TheftKind kind : TheftKind.values()) {
      List<Theft> of =
          world.thefts().stream().filter(one -> one.kind() == kind && one.events() > 0).toList();
      all.addAll(of);
      line(++number + " " + kind.words(), of, tally);
    }
    line("All", all, tally);
    if (all.size() < world.thefts().size()) {
      System.out.printf(
          "%nThefts that never came about, because their victims had nothing to take in time: %d.%n",
          world.thefts().size() - all.size());
    }
    double weeks = (days - World.QUIET_DAYS) / 7.0;
    double thousands = world.size() / 1000.0;
    double alarms = tally.alarms() / weeks / thousands;
    double all14 = World.QUIET_DAYS / 7.0;
    System.out.printf(
        Locale.ROOT,
        "%nFalse alarms of 1,000 people a week, from day %d on: %.2f (%d; without grouping %.2f)."
            + " In the first %d days: %.2f (without grouping %.2f); over all days %.2f. Findings"
            + " that hold nobody: %d. Events: %,d.%n",
        World.QUIET_DAYS + 1,
        alarms,
        tally.alarms(),
        tally.alarmsUngrouped() / weeks / thousands,
        World.QUIET_DAYS,
        tally.alarmsWhileWarming() / all14 / thousands,
        tally.ungroupedWhileWarming() / all14 / thousands,
        (tally.alarms() + tally.alarmsWhileWarming()) / (days / 7.0) / thousands,
        tally.allowed(),
        tally.taken());
    System.out.println("\n| False alarms by finding, without grouping | Count |\n|---|---|");
    tally.alarmCodes().forEach((code, count) -> System.out.printf("| %s | %d |%n", code, count));
    int before = (int) all.stream().filter(one -> tally.of(one).before).count();
    int found = (int) all.stream().filter(one -> tally.of(one).foundAt != null).count();
    return new Figures(all.size(), before, found, alarms);
  }

  private static void line(String title, List<Theft> of, Tally tally) {
    List<Double> minutes = new ArrayList<>();
    List<Double> events = new ArrayList<>();
    Map<String, Integer> codes = new TreeMap<>();
    int before = 0;
    int with = 0;
    for (Theft theft : of) {
      Tally.Case one = tally.of(theft);
      Instant found = one.foundAt;
      Instant began = theft.began();
      String code = one.code;
      if (found != null && began != null && code != null) {
        minutes.add(Duration.between(began, found).toSeconds() / 60.0);
        events.add((double) one.eventsUntilFound);
        codes.merge(code, 1, Integer::sum);
        before += one.before ? 1 : 0;
        with += one.withAction ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s |%n",
        title,
        of.size(),
        share(before, of.size()),
        share(with, of.size()),
        share(minutes.size(), of.size()),
        time(at(minutes, .5)),
        time(at(minutes, .9)),
        number(at(events, .5)),
        number(at(events, .9)),
        codes.entrySet().stream()
            .sorted((a, b) -> b.getValue() - a.getValue())
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String share(int count, int of) {
    return of == 0 ? "–" : String.format(Locale.ROOT, "%d (%.0f %%)", count, 100.0 * count / of);
  }

  private static double at(Collection<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
  }

  private static String time(double minutes) {
    if (Double.isNaN(minutes)) {
      return "–";
    }
    return minutes < 90
        ? String.format(Locale.ROOT, "%.0f min", minutes)
        : minutes < 48 * 60
            ? String.format(Locale.ROOT, "%.1f h", minutes / 60)
            : String.format(Locale.ROOT, "%.1f d", minutes / 1440);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.0f", value);
  }
}
