package dev.countersign.bench.theft;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many thefts from treasury wallets the shipped rules find within the first three transfers,
 * and how often they speak of what is ordinary, in a made-up world. {@code --seeds 5,6,7,8 --each
 * 11 --days 120}; {@code --care 0.5} lets half of the new payees into the book of addresses that
 * usually are, {@code --rules FILE} measures other rules, {@code --explain 3} shows so many
 * examples of what was missed and of each false alarm.
 */
public final class TheftsFound {
  private static final Set<String> OPTIONS =
      Set.of("--seeds", "--each", "--days", "--care", "--rules", "--explain");

  private TheftsFound() {}

  /** One world that was measured. */
  record Measured(World world, Tally tally) {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        System.out.println("There is no option " + args[i] + " alone; there are " + OPTIONS);
        return;
      }
      options.put(args[i], args[i + 1]);
    }
    String file = options.get("--rules");
    String rules = file == null ? RulesFile.shipped() : Files.readString(Path.of(file));
    int each = Integer.parseInt(options.getOrDefault("--each", "11"));
    int days = Integer.parseInt(options.getOrDefault("--days", "120"));
    double care = Double.parseDouble(options.getOrDefault("--care", "1"));
    List<Measured> all = new ArrayList<>();
    for (String seed : options.getOrDefault("--seeds", "5,6,7,8").split(",", -1)) {
      World world = new World(Long.parseLong(seed), each, days, care);
      Measured measured = new Measured(world, rulesAlone(world, rules));
      all.add(measured);
      System.out.printf(
          Locale.ROOT,
          "Seed %s: %d wallets, %d days, %,d transfers; found within three transfers: %d of %d"
              + " (%.1f %%); false alarms a wallet a month: %.2f; incidents among strangers: %d%n",
          seed,
          world.purses.size(),
          world.days,
          world.transfers.size(),
          measured.tally.found(world.thefts),
          world.thefts.size(),
          100.0 * measured.tally.found(world.thefts) / world.thefts.size(),
          measured.tally.aMonth(),
          measured.tally.strangers);
    }
    FoundTable.print(all);
    FoundTable.explain(all, Integer.parseInt(options.getOrDefault("--explain", "0")));
  }

  /** The rules alone: what was countersigned is not known to them. */
  static Tally rulesAlone(World world, String rules) {
    Engine engine = new Engine(RulesFile.read(rules), world.facts(), new Keys(11, 12));
    Tally tally = new Tally(world);
    List<Movement> movements = world.movements();
    for (int i = 0; i < movements.size(); i++) {
      Movement move = movements.get(i);
      for (Alert alert : engine.see(move)) {
        tally.said(world.transfers.get(i), move, alert, alert.group().split("/", -1)[1]);
      }
    }
    return tally;
  }

  /** All thefts of a kind in all worlds. */
  static Stream<Case> cases(List<Measured> all) {
    return all.stream()
        .flatMap(one -> one.world.thefts.stream().map(theft -> new Case(theft, one.tally)));
  }

  /** A theft, and who counted. */
  record Case(Theft theft, Tally tally) {
    boolean found() {
      return tally.inTime(theft);
    }

    int at() {
      return tally.foundAt.getOrDefault(theft.number(), 0);
    }

    /** What was not countersigned is found by the match with what was, at the first transfer. */
    boolean byMatch() {
      return !theft.fooled();
    }
  }
}
