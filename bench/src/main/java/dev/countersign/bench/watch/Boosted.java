package dev.countersign.bench.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Gradient-boosted trees by XGBoost, as it is without tuning but for the depth. */
final class Boosted {
  private static final int ROUNDS = 100;

  private Boosted() {}

  /** Learned on some accounts, asked of others. */
  static Map<String, Float> predict(
      Map<String, float[]> features,
      Map<String, Boolean> flags,
      List<String> learned,
      List<String> asked,
      int size)
      throws XGBoostError {
    DMatrix train = matrix(features, flags, learned, size);
    DMatrix test = matrix(features, flags, asked, size);
    Map<String, Object> how =
        Map.of("objective", "binary:logistic", "eta", 0.1, "max_depth", 4, "seed", 1, "nthread", 2);
    Booster booster = XGBoost.train(train, how, ROUNDS, Map.of(), null, null);
    float[][] told = booster.predict(test);
    Map<String, Float> all = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      all.put(asked.get(i), told[i][0]);
    }
    booster.dispose();
    train.dispose();
    test.dispose();
    return all;
  }

  /**
   * From where on it is a flag: chosen on accounts that were held back from learning, none of which
   * is among those of the figures.
   */
  static double threshold(
      Map<String, float[]> features, Map<String, Boolean> flags, List<String> nodes, int size)
      throws XGBoostError {
    int most = nodes.size() * 7 / 10;
    List<String> held = nodes.subList(most, nodes.size());
    Map<String, Float> told = predict(features, flags, nodes.subList(0, most), held, size);
    double best = 0.5;
    double both = -1;
    for (int i = 1; i < 100; i++) {
      double threshold = i / 100.0;
      double score =
          ShapeQuality.score(held, flags, node -> told.getOrDefault(node, 0f), threshold).both();
      if (score > both) {
        both = score;
        best = threshold;
      }
    }
    return best;
  }

  private static DMatrix matrix(
      Map<String, float[]> features, Map<String, Boolean> flags, List<String> nodes, int size)
      throws XGBoostError {
    float[] cells = new float[nodes.size() * size];
    float[] labels = new float[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      float[] of = features.get(nodes.get(i));
      if (of != null) {
        System.arraycopy(of, 0, cells, i * size, size);
      }
      labels[i] = flags.getOrDefault(nodes.get(i), false) ? 1 : 0;
    }
    DMatrix matrix = new DMatrix(cells, nodes.size(), size, Float.NaN);
    matrix.setLabel(labels);
    return matrix;
  }
}
