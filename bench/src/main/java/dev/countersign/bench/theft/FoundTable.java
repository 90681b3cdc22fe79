package dev.countersign.bench.theft;

import dev.countersign.bench.theft.TheftsFound.Case;
import dev.countersign.bench.theft.TheftsFound.Measured;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what was found by kind, and the false alarms. */
final class FoundTable {
  private FoundTable() {}

  static void print(List<Measured> all) {
    System.out.println(
        "\n| Theft | Thefts | Rules alone: within 3 transfers | At the first | Later | Never | People"
            + " were fooled | Of these by rules | With the match | Found first by |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    List<Case> cases = TheftsFound.cases(all).toList();
    for (TheftKind kind : TheftKind.values()) {
      line(kind.words(), cases.stream().filter(one -> one.theft().kind() == kind).toList());
    }
    line("All", cases);
    System.out.println(
        "\n| Wallets | Thefts | Rules alone: within 3 transfers | False alarms a wallet a month |\n|---|---|---|---|");
    for (Habit habit : Habit.values()) {
      List<Case> of = cases.stream().filter(one -> one.theft().purse().habit == habit).toList();
      double alarms =
          all.stream()
              .mapToDouble(one ->
                  one.tally().alarms.entrySet().stream()
                          .filter(entry -> entry.getKey().endsWith("/ " + habit))
                          .mapToInt(Map.Entry::getValue)
                          .sum()
                      * 30.0
                      / (one.world().days - World.QUIET_DAYS)
                      / one.world().purses.stream().filter(purse -> purse.habit == habit).count())
              .average()
              .orElse(0);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %s | %.2f |%n",
          habit.name().toLowerCase(Locale.ROOT),
          of.size(),
          share(of.stream().filter(Case::found).count(), of.size()),
          alarms);
    }
    Map<String, Integer> alarms = new TreeMap<>();
    all.forEach(one ->
        one.tally().alarms.forEach((name, count) -> alarms.merge(name, count, Integer::sum)));
    System.out.println("\n| False alarms by | Count |\n|---|---|");
    alarms.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .forEach(one ->
            System.out.printf(
                "| %s | %d |%n", one.getKey().toLowerCase(Locale.ROOT), one.getValue()));
    System.out.printf(
        Locale.ROOT,
        "%nFalse alarms a wallet a month: %.2f. Within the first three transfers: %.1f %%.%n",
        all.stream().mapToDouble(one -> one.tally().aMonth()).average().orElse(0),
        100.0 * cases.stream().filter(Case::found).count() / cases.size());
  }

  private static void line(String title, List<Case> of) {
    Map<String, Integer> by = new HashMap<>();
    of.stream()
        .filter(one -> one.at() > 0)
        .forEach(one ->
            by.merge(one.tally().foundBy.getOrDefault(one.theft().number(), ""), 1, Integer::sum));
    List<Case> fooled = of.stream().filter(one -> one.theft().fooled()).toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %d | %d | %d | %d | %s | %s | %s |%n",
        title,
        of.size(),
        share(of.stream().filter(Case::found).count(), of.size()),
        of.stream().filter(one -> one.at() == 1).count(),
        of.stream().filter(one -> one.at() > 3).count(),
        of.stream().filter(one -> one.at() == 0).count(),
        fooled.size(),
        share(fooled.stream().filter(Case::found).count(), fooled.size()),
        share(of.stream().filter(one -> one.found() || one.byMatch()).count(), of.size()),
        by.entrySet().stream()
            .sorted((a, b) -> b.getValue() - a.getValue())
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", ")));
  }

  static String share(long count, int of) {
    return of == 0 ? "–" : String.format(Locale.ROOT, "%d (%.0f %%)", count, 100.0 * count / of);
  }

  static void explain(List<Measured> all, int most) {
    if (most == 0) {
      return;
    }
    System.out.println("\nMissed or found late:");
    for (TheftKind kind : TheftKind.values()) {
      TheftsFound.cases(all)
          .filter(one -> one.theft().kind() == kind && !one.found())
          .limit(most)
          .forEach(one ->
              System.out.printf(
                  Locale.ROOT,
                  "- %s: %s of %,.0f, usually %,.0f a payment; found at %d%n",
                  kind.words(),
                  one.theft().purse().habit,
                  one.theft().purse().size,
                  one.theft().purse().usual,
                  one.at()));
    }
    System.out.println("\nFalse alarms:");
    all.getFirst()
        .tally()
        .examples
        .forEach((name, said) ->
            said.stream().limit(most).forEach(one -> System.out.println("- " + name + ": " + one)));
  }
}
