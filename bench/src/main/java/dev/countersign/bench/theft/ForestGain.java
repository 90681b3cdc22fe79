package dev.countersign.bench.theft;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.anomaly.Anomalies;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.anomaly.Unusual;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Random Cut Forests find beyond the rules at the same number of false alarms, in the world of
 * {@link TheftsFound}. The first argument are the seeds, {@code 5,6,7,8} when left out.
 */
public final class ForestGain {
  private static final double[] BARS = {3, 4, 5, 6, 8, 10, 12};

  private ForestGain() {}

  /** A way to look, over all worlds. */
  private static final class Way {
    final List<TheftsFound.Measured> all = new ArrayList<>();

    void add(World world, Tally tally) {
      all.add(new TheftsFound.Measured(world, tally));
    }

    void print(String name) {
      List<TheftsFound.Case> cases = TheftsFound.cases(all).toList();
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.2f | %s | %s |%n",
          name,
          FoundTable.share(cases.stream().filter(TheftsFound.Case::found).count(), cases.size()),
          all.stream().mapToDouble(one -> one.tally().aMonth()).average().orElse(0),
          of(cases, TheftKind.BLEED),
          of(cases, TheftKind.SLICES));
    }

    private static String of(List<TheftsFound.Case> cases, TheftKind kind) {
      List<TheftsFound.Case> some =
          cases.stream().filter(one -> one.theft().kind() == kind).toList();
      return FoundTable.share(some.stream().filter(TheftsFound.Case::found).count(), some.size());
    }
  }

  /** Measures and prints. */
  public static void main(String[] args) {
    Map<String, Way> ways = new TreeMap<>();
    String rules = RulesFile.shipped();
    for (String seed : (args.length > 0 ? args[0] : "5,6,7,8").split(",", -1)) {
      World world = new World(Long.parseLong(seed), 11, 120, 1);
      way(ways, "1 rules alone").add(world, TheftsFound.rulesAlone(world, rules));
      for (int bound : new int[] {7_000, 5_000, 4_000, 3_000}) {
        way(ways, "2 rules, a first payment looked at from %,6d on".formatted(bound))
            .add(
                world,
                TheftsFound.rulesAlone(
                    world, rules.replaceFirst("over: 10_000 USD", "over: " + bound + " USD")));
      }
      forests(world, rules, ways);
    }
    System.out.println(
        "| | Within 3 transfers | False alarms a wallet a month | Of slow bleeding | Of slices |\n"
            + "|---|---|---|---|---|");
    ways.forEach((name, way) -> way.print(name.substring(2)));
  }

  private static Way way(Map<String, Way> ways, String name) {
    return ways.computeIfAbsent(name, any -> new Way());
  }

  /** One forest scores for all bars: how high they are changes nothing in it. */
  private static void forests(World world, String rules, Map<String, Way> ways) {
    AnomalySettings settings = AnomalySettings.USUAL.withDeviations(BARS[0]);
    Anomalies anomalies = new Anomalies(settings, world.facts());
    Engine engine = new Engine(RulesFile.read(rules), world.facts(), new Keys(11, 12));
    Tally[][] tallies = new Tally[BARS.length][4];
    for (Tally[] of : tallies) {
      for (int i = 0; i < of.length; i++) {
        of[i] = new Tally(world);
      }
    }
    List<Movement> movements = world.movements();
    for (int i = 0; i < movements.size(); i++) {
      Movement move = movements.get(i);
      Transfer transfer = world.transfers.get(i);
      for (Alert alert : engine.see(move)) {
        for (Tally[] of : tallies) {
          of[0].said(transfer, move, alert, "rules");
          of[1].said(transfer, move, alert, "rules");
        }
      }
      for (Unusual unusual : anomalies.see(move)) {
        if (unusual.shadow()) {
          continue;
        }
        Alert alert = unusual.alert();
        for (int bar = 0; bar < BARS.length && unusual.passes(BARS[bar]); bar++) {
          if (unusual.wallet()) {
            tallies[bar][0].said(transfer, move, alert, "forest");
            tallies[bar][2].said(transfer, move, alert, "forest");
          }
          tallies[bar][1].said(transfer, move, alert, "forest");
          tallies[bar][3].said(transfer, move, alert, "forest");
        }
      }
    }
    for (int bar = 0; bar < BARS.length; bar++) {
      String at = ", bar at %2.0f deviations".formatted(BARS[bar]);
      way(ways, "3 rules and forests of wallets" + at).add(world, tallies[bar][0]);
      way(ways, "4 rules and forests of both" + at).add(world, tallies[bar][1]);
      way(ways, "5 forests of wallets alone" + at).add(world, tallies[bar][2]);
      way(ways, "6 forests of both alone" + at).add(world, tallies[bar][3]);
    }
  }
}
