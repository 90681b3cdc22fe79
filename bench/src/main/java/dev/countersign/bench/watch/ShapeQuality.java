package dev.countersign.bench.watch;

import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Window;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * How well shapes find the accounts that AMLSim's sample flags, beside a gradient-boosted model on
 * the same features. What is chosen, is chosen on half of the accounts; the figures are of the
 * other half.
 */
public final class ShapeQuality {
  /** Widths of windows, in the sample's steps. */
  private static final int[] WIDTHS = {1, 2, 4, 8, 16, 32, 64};

  private static final int KINDS = 5;
  private static final int MOST = 200_000;

  private ShapeQuality() {}

  /** Right and wrong of one way to flag. */
  record Score(int right, int wrong, int missed) {
    double precision() {
      return right + wrong == 0 ? 0 : (double) right / (right + wrong);
    }

    double recall() {
      return right + missed == 0 ? 0 : (double) right / (right + missed);
    }

    double both() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
  }

  /** Measures on the folder of the sample and prints; says so where it is not there. */
  public static void main(String[] args) throws IOException, XGBoostError {
    Path folder = Path.of(args.length > 0 ? args[0] : "../shared/data/aml/20K_fanin200");
    if (!Files.isDirectory(folder)) {
      System.out.println("No sample of AMLSim at " + folder + "; the quality is not measured");
      return;
    }
    Map<String, float[]> features = features(folder.resolve("transactions.csv"));
    Map<String, Boolean> flags = flags(folder.resolve("nodes.csv"));
    List<String> nodes = new ArrayList<>(flags.keySet().stream().sorted().toList());
    java.util.Collections.shuffle(nodes, new Random(1));
    int half = nodes.size() / 2;
    List<String> chosenOn = nodes.subList(0, half);
    List<String> told = nodes.subList(half, nodes.size());
    int size = WIDTHS.length * KINDS;
    System.out.printf(
        "%,d accounts, %d of the %,d in the second half are flagged%n",
        nodes.size(), told.stream().filter(flags::get).count(), told.size());
    best("fan-in", 0, 2, features, flags, chosenOn, told);
    best("payments of one account to another", 3, 4, features, flags, chosenOn, told);
    Map<String, Float> model = Boosted.predict(features, flags, chosenOn, told, size);
    double threshold = Boosted.threshold(features, flags, chosenOn, size);
    say(
        "gradient-boosted trees on %d features".formatted(size),
        score(told, flags, node -> model.getOrDefault(node, 0f), threshold));
  }

  /**
   * The figures of one measure, by the window and the bound that were best on the accounts that it
   * is chosen on.
   *
   * @param own the kind of feature of the account itself
   * @param other that of those on the other side
   */
  private static void best(
      String what,
      int own,
      int other,
      Map<String, float[]> features,
      Map<String, Boolean> flags,
      List<String> chosenOn,
      List<String> told) {
    int width = 0;
    int bound = 0;
    double best = -1;
    for (int w = 0; w < WIDTHS.length; w++) {
      for (int least = 2; least <= 20; least++) {
        double both = score(chosenOn, flags, larger(features, own, other, w), least).both();
        if (both > best) {
          best = both;
          width = w;
          bound = least;
        }
      }
    }
    say(
        "%s: at least %d within %d steps, both sides".formatted(what, bound, WIDTHS[width]),
        score(told, flags, larger(features, own, other, width), bound));
  }

  private static void say(String what, Score score) {
    System.out.printf(
        Locale.ROOT,
        "%-55s precision %.3f, recall %.3f, F1 %.3f (%d right, %d wrong, %d missed)%n",
        what,
        score.precision(),
        score.recall(),
        score.both(),
        score.right,
        score.wrong,
        score.missed);
  }

  private static ToDoubleFunction<String> larger(
      Map<String, float[]> features, int own, int other, int width) {
    return node -> {
      float[] of = features.get(node);
      return of == null
          ? 0
          : Math.max(of[own * WIDTHS.length + width], of[other * WIDTHS.length + width]);
    };
  }

  static Score score(
      List<String> nodes, Map<String, Boolean> flags, ToDoubleFunction<String> value, double least) {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    for (String node : nodes) {
      boolean flagged = value.applyAsDouble(node) >= least;
      boolean is = flags.getOrDefault(node, false);
      right += flagged && is ? 1 : 0;
      wrong += flagged && !is ? 1 : 0;
      missed += !flagged && is ? 1 : 0;
    }
    return new Score(right, wrong, missed);
  }

  private static Map<String, Boolean> flags(Path file) throws IOException {
    Map<String, Boolean> flags = new HashMap<>();
    for (String line : Files.readAllLines(file).subList(1, count(file))) {
      String[] parts = line.split(",", -1);
      flags.put(parts[0], parts[1].equals("1"));
    }
    return flags;
  }

  private static int count(Path file) throws IOException {
    return Files.readAllLines(file).size();
  }

  /**
   * By account and width of the window: the widest fan-in that it was the centre of, the widest
   * fan-out, and the widest fan-in of an account that it paid, at the end of the window in which it
   * did; how often it paid one account, and how often one paid it.
   */
  private static Map<String, float[]> features(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file).subList(1, count(file))) {
      rows.add(line.split(",", -1));
    }
    rows.sort(java.util.Comparator.comparingInt(row -> Integer.parseInt(row[3])));
    Map<String, float[]> features = new HashMap<>();
    Keys keys = new Keys(1, 2);
    for (int w = 0; w < WIDTHS.length; w++) {
      Window in = new Window(WIDTHS[w], MOST);
      Window out = new Window(WIDTHS[w], MOST);
      Window pairs = new Window(WIDTHS[w], MOST);
      // Who paid whom in the window, so that those who came first are told of who came last.
      Map<String, List<String[]>> payers = new HashMap<>();
      for (String[] row : rows) {
        long time = Long.parseLong(row[3]);
        long from = keys.of(row[0]);
        long to = keys.of(row[1]);
        in.add(time, to, from, BigInteger.ONE);
        out.add(time, from, to, BigInteger.ONE);
        long pair = Keys.pair(from, to);
        pairs.add(time, pair, 0, BigInteger.ONE);
        raise(features, row[0], 3 * WIDTHS.length + w, pairs.count(pair));
        raise(features, row[1], 4 * WIDTHS.length + w, pairs.count(pair));
        float fanIn = in.kinds(to);
        raise(features, row[1], w, fanIn);
        raise(features, row[0], WIDTHS.length + w, out.kinds(from));
        List<String[]> recent = payers.computeIfAbsent(row[1], node -> new ArrayList<>());
        int width = WIDTHS[w];
        recent.removeIf(other -> Long.parseLong(other[3]) <= time - width);
        recent.add(row);
        Set<String> said = new HashSet<>();
        for (String[] other : recent) {
          if (said.add(other[0])) {
            raise(features, other[0], 2 * WIDTHS.length + w, fanIn);
          }
        }
      }
    }
    return features;
  }

  private static void raise(
      Map<String, float[]> features, String node, int column, float value) {
    float[] of = features.computeIfAbsent(node, n -> new float[WIDTHS.length * KINDS]);
    of[column] = Math.max(of[column], value);
  }
}
