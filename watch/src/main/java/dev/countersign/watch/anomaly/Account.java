package dev.countersign.watch.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import dev.countersign.watch.seen.Movement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's history and its forest. The forest learns a movement only when its block cannot be
 * taken back any more: it cannot unlearn.
 */
final class Account {
  private static final int TREES = 40;
  private static final int SAMPLES = 256;
  private static final int TOLD = 3;
  private static final int FEWEST = 8;

  private final String name;
  private final boolean wallet;
  private final AnomalySettings settings;
  private final List<double[]> early = new ArrayList<>();
  private @Nullable RandomCutForest forest;
  private final History history = new History();
  private final Deque<Past> unsettled = new ArrayDeque<>();
  private long scored;
  private long begun = -1;
  private double mean;
  private double squares;

  Account(String name, boolean wallet, AnomalySettings settings) {
    this.name = name;
    this.wallet = wallet;
    this.settings = settings;
  }

  /** Most accounts never get one: they do not move that often. */
  private RandomCutForest grown() {
    RandomCutForest grown =
        RandomCutForest.builder()
            .dimensions(Feature.COUNT)
            .numberOfTrees(TREES)
            .sampleSize(SAMPLES)
            .outputAfter(1)
            .parallelExecutionEnabled(false)
            .initialPointStoreSize(32)
            .randomSeed(settings.seed() * 31 + name.hashCode())
            .build();
    early.forEach(row -> grown.update(point(row)));
    early.clear();
    return grown;
  }

  /** Sees a movement; what is said of it, or nothing. */
  List<Unusual> see(Movement move, String counterparty, double value) {
    settle(move.block() - Anomalies.DEPTH);
    double[] row = history.row(move.time(), counterparty, value);
    RandomCutForest grown = forest;
    double score = grown == null ? 0 : grown.getAnomalyScore(point(row));
    List<Unusual> said = new ArrayList<>();
    // Without a spread of scores there is no bar.
    if (grown != null && scored >= FEWEST && score > mean + settings.deviations() * deviation()) {
      boolean shadow =
          scored < settings.shadow() || move.time() - begun < settings.shadowDays() * 86_400L;
      said.add(
          new Unusual(
              move,
              name,
              wallet,
              score,
              mean,
              deviation(),
              reasons(grown, row, move.time()),
              shadow));
    }
    Past past = new Past(move.block(), move.time(), counterparty, value, row, score);
    history.add(past);
    unsettled.add(past);
    return said;
  }

  private static float[] point(double[] row) {
    float[] point = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      point[i] = (float) row[i];
    }
    return point;
  }

  void undoFrom(long block) {
    history.undoFrom(block);
    while (!unsettled.isEmpty() && unsettled.getLast().block() >= block) {
      unsettled.removeLast();
    }
  }

  private double deviation() {
    return Math.sqrt(squares / scored);
  }

  private void settle(long block) {
    while (!unsettled.isEmpty() && unsettled.getFirst().block() <= block) {
      Past past = unsettled.removeFirst();
      learn(past.row());
      begun = begun < 0 ? past.time() : begun;
      if (past.score() > 0) {
        scored++;
        double from = past.score() - mean;
        mean += from / scored;
        squares += from * (past.score() - mean);
      }
    }
    history.trim(block);
  }

  private void learn(double[] row) {
    if (forest != null) {
      forest.update(point(row));
      return;
    }
    early.add(row);
    if (early.size() >= settings.warmUp()) {
      forest = grown();
    }
  }

  private List<Reason> reasons(RandomCutForest grown, double[] row, long time) {
    DiVector shares = grown.getAnomalyAttribution(point(row));
    double all = shares.getHighLowSum();
    List<Reason> reasons = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (feature.toldByAnother()) {
        continue;
      }
      double share = shares.getHighLowSum(feature.place);
      double[] usual = history.usual(feature);
      double value = row[feature.place];
      if (feature == Feature.DAY_COSINE) {
        share += shares.getHighLowSum(Feature.DAY_SINE.place);
        usual = history.hours();
        value = (double) (time % 86_400) / 3_600;
      }
      reasons.add(
          new Reason(
              feature,
              share / all,
              feature.told(value),
              feature.told(usual[0]),
              feature.told(usual[1]),
              feature.told(usual[2])));
    }
    reasons.sort(Comparator.comparingDouble(Reason::share).reversed());
    return reasons.subList(0, TOLD);
  }
}
