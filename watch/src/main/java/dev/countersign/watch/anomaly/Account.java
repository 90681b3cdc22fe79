package dev.countersign.watch.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import dev.countersign.watch.seen.Movement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's history and its forest, of one chain. The forest learns a movement only when its
 * block cannot be taken back any more: it cannot unlearn. What it learned is the part of the
 * history that is settled, no more and no less: so it can be grown anew out of that. Not for
 * several threads at once.
 */
public final class Account {
  private static final int TREES = 40;
  private static final int SAMPLES = 256;
  private static final int TOLD = 3;
  private static final int FEWEST = 8;

  private final String name;
  private final AnomalySettings settings;
  private final History history = new History();
  private @Nullable RandomCutForest forest;
  private long forgotten;
  private int settled;
  private long scored;
  private long begun;
  private double mean;
  private double squares;

  /** One of which nothing was seen yet. */
  public Account(String name, AnomalySettings settings) {
    this(name, settings, Standing.NOTHING, List.of());
  }

  /**
   * One that is carried on.
   *
   * @param past its history, the oldest first
   * @throws IllegalArgumentException where more of it is settled than there is
   */
  public Account(String name, AnomalySettings settings, Standing standing, List<Past> past) {
    if (standing.settled() < 0 || standing.settled() > past.size()) {
      throw new IllegalArgumentException(
          "of %d movements %d are settled".formatted(past.size(), standing.settled()));
    }
    this.name = name;
    this.settings = settings;
    past.forEach(history::add);
    this.forgotten = standing.forgotten();
    this.settled = standing.settled();
    this.scored = standing.scored();
    this.begun = standing.begun();
    this.mean = standing.mean();
    this.squares = standing.squares();
    if (warm()) {
      forest = grown();
    }
  }

  /** What there is of it besides its history. */
  public Standing standing() {
    return new Standing(forgotten, settled, scored, begun, mean, squares);
  }

  /** How many movements it saw, those that were forgotten among them. */
  public long count() {
    return forgotten + history.size();
  }

  /**
   * The one that it saw last.
   *
   * @throws IndexOutOfBoundsException where it saw none
   */
  public Past newest() {
    return history.at(history.size() - 1);
  }

  private boolean warm() {
    return forgotten + settled >= settings.warmUp();
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
    for (int i = 0; i < settled; i++) {
      grown.update(point(history.at(i).row()));
    }
    return grown;
  }

  /**
   * Sees a movement, in the order of its chain.
   *
   * @param side what of the movement is held against this account
   * @return what is said of it, also in shadow
   */
  public Optional<Unusual> see(Movement move, Side side) {
    settle(move.block() - Anomalies.DEPTH);
    double[] row = history.row(move.time(), side.counterparty(), side.value());
    RandomCutForest grown = forest;
    double score = grown == null ? 0 : grown.getAnomalyScore(point(row));
    Optional<Unusual> said = Optional.empty();
    // Without a spread of scores there is no bar.
    if (grown != null && scored >= FEWEST && score > mean + settings.deviations() * deviation()) {
      boolean shadow =
          scored < settings.shadow() || move.time() - begun < settings.shadowDays() * 86_400L;
      said =
          Optional.of(
              new Unusual(
                  move, side, score, mean, deviation(), reasons(grown, row, move.time()), shadow));
    }
    history.add(new Past(move.block(), move.time(), side.counterparty(), side.value(), row, score));
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
  }

  private double deviation() {
    return Math.sqrt(squares / scored);
  }

  private void settle(long block) {
    while (settled < history.size() && history.at(settled).block() <= block) {
      Past past = history.at(settled++);
      if (forest != null) {
        forest.update(point(past.row()));
      } else if (warm()) {
        forest = grown();
      }
      begun = begun < 0 ? past.time() : begun;
      if (past.score() > 0) {
        scored++;
        double from = past.score() - mean;
        mean += from / scored;
        squares += from * (past.score() - mean);
      }
    }
    int gone = history.trim(settled);
    if (gone > 0) {
      forgotten += gone;
      settled -= gone;
      if (forest != null) {
        forest = grown();
      }
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
