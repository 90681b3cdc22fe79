package dev.countersign.bench.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many thefts of sessions are found before they do harm, and how often somebody who only does
 * their work is held, in a made-up world. {@code --people 5000 --days 90 --each 15 --seeds 1,2};
 * {@code --explain 3} shows so many examples of each kind of miss and of false alarm, {@code
 * --write FOLDER} writes a world as files in place of measuring, {@code --bound} gives the wallets'
 * console Countersign's own sessions, which are worth nothing when copied, {@code --plain} measures
 * a plain rule to compare with, {@code --statistics} tells what the world is made of.
 */
public final class TheftQuality {
  private static final Set<String> NUMBERS =
      Set.of("--people", "--days", "--each", "--seeds", "--explain", "--write");
  private static final Set<String> SWITCHES = Set.of("--plain", "--statistics", "--bound");

  private TheftQuality() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i++) {
      if (SWITCHES.contains(args[i])) {
        options.put(args[i], "");
      } else if (NUMBERS.contains(args[i]) && i + 1 < args.length) {
        options.put(args[i], args[++i]);
      } else {
        System.out.println("There is no option " + args[i] + "; there are " + NUMBERS + SWITCHES);
        return;
      }
    }
    try {
      run(options);
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.out.println("That cannot be measured: " + e.getMessage());
    }
  }

  private static void run(Map<String, String> options) throws IOException {
    int people = number(options, "--people", 5000);
    int days = number(options, "--days", 90);
    int each = number(options, "--each", 15);
    int explain = number(options, "--explain", 0);
    List<Long> seeds =
        Stream.of(options.getOrDefault("--seeds", "1,2").split(",", -1))
            .map(Long::parseLong)
            .toList();
    String folder = options.get("--write");
    if (folder != null) {
      WorldFiles.write(new World(seeds.getFirst(), people, days, each), Path.of(folder));
      return;
    }
    if (options.containsKey("--statistics")) {
      WorldStatistics.print(new World(seeds.getFirst(), people, days, each));
      return;
    }
    WatchMaker maker = options.containsKey("--plain") ? PlainRule::new : WatchMaker.STANDARD;
    measure(maker, people, days, each, seeds, explain, options.containsKey("--bound"));
  }

  /** Measures a watch over worlds of several seeds, and prints a table for each. */
  static List<QualityTable.Figures> measure(
      WatchMaker maker,
      int people,
      int days,
      int each,
      List<Long> seeds,
      int explain,
      boolean bound) {
    List<QualityTable.Figures> figures = new ArrayList<>();
    for (long seed : seeds) {
      System.out.printf(
          Locale.ROOT,
          "%n## Seed %d: %,d people, %d days, %d thefts of each kind%s (synthetic)%n%n",
          seed,
          people,
          days,
          each,
          bound ? ", the wallets' console binds its sessions" : "");
      long began = System.nanoTime();
      World world = new World(seed, people, days, each, bound);
      Tally tally = new Tally(world, explain);
      var watch = maker.over(world.networks(), tally::found);
      while (world.hasNext()) {
        Arrival arrival = world.next();
        tally.comes(arrival);
        watch.accept(arrival.event(), arrival.arrived());
        tally.taken(arrival);
      }
      figures.add(QualityTable.print(world, tally, days));
      System.out.println("\nThe watch says: " + watch.status());
      System.out.printf(
          Locale.ROOT, "Took %.0f s, world and watch.%n", (System.nanoTime() - began) / 1e9);
      if (explain > 0) {
        Explained.print(world, tally, explain);
      }
    }
    spread(figures);
    return figures;
  }

  private static void spread(List<QualityTable.Figures> figures) {
    var shares = figures.stream().mapToDouble(QualityTable.Figures::share).summaryStatistics();
    var alarms = figures.stream().mapToDouble(QualityTable.Figures::alarms).summaryStatistics();
    System.out.printf(
        Locale.ROOT,
        "%nOver %d seeds: before the first privileged event %.1f %% (%.1f to %.1f), false alarms of"
            + " 1,000 people a week %.2f (%.2f to %.2f).%n",
        figures.size(),
        shares.getAverage(),
        shares.getMin(),
        shares.getMax(),
        alarms.getAverage(),
        alarms.getMin(),
        alarms.getMax());
  }

  private static int number(Map<String, String> options, String name, int usual) {
    String text = options.get(name);
    return text == null ? usual : Integer.parseInt(text);
  }
}
