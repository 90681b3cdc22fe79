package dev.countersign.watch.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The last movements of an account. Everything is computed from them, so that the newest can go.
 */
final class History {
  /** So many are looked at. */
  static final int LOOKED_AT = 512;

  private static final long DAY = 86_400;

  private final List<Past> all = new ArrayList<>();

  int size() {
    return all.size();
  }

  void add(Past past) {
    all.add(past);
  }

  /** Forgets the newest, from a block on. */
  void undoFrom(long block) {
    while (!all.isEmpty() && all.getLast().block() >= block) {
      all.removeLast();
    }
  }

  /**
   * Forgets what is not looked at any more even when all that can be taken back goes.
   *
   * @param settled how many of the oldest cannot be taken back
   * @return how many were forgotten
   */
  int trim(int settled) {
    if (settled <= 2 * LOOKED_AT) {
      return 0;
    }
    all.subList(0, settled - LOOKED_AT).clear();
    return settled - LOOKED_AT;
  }

  /** The one at a place, the oldest at 0. */
  Past at(int place) {
    return all.get(place);
  }

  private List<Past> looked() {
    return all.subList(Math.max(0, all.size() - LOOKED_AT), all.size());
  }

  /** The features of a movement that is not yet part of it. */
  double[] row(long time, String counterparty, double value) {
    List<Past> looked = looked();
    double[] values = looked.stream().mapToDouble(Past::value).toArray();
    double[] theirs =
        looked.stream()
            .filter(past -> past.counterparty().equals(counterparty))
            .mapToDouble(Past::value)
            .toArray();
    Set<String> before = new HashSet<>();
    Set<String> today = new HashSet<>();
    Set<String> fresh = new HashSet<>();
    double sum = value;
    for (Past past : looked) {
      boolean isNew = before.add(past.counterparty());
      if (past.time() > time - DAY) {
        sum += past.value();
        today.add(past.counterparty());
        if (isNew) {
          fresh.add(past.counterparty());
        }
      }
    }
    today.add(counterparty);
    if (before.add(counterparty)) {
      fresh.add(counterparty);
    }
    double angle = 2 * Math.PI * (time % DAY) / DAY;
    long weekday = (time / DAY + 3) % 7;
    double[] row = new double[Feature.COUNT];
    row[Feature.AMOUNT.place] = log(value);
    row[Feature.AGAINST_USUAL.place] = values.length == 0 ? 0 : times(value, median(values));
    row[Feature.AGAINST_PAYEE.place] = theirs.length == 0 ? 0 : times(value, median(theirs));
    row[Feature.PAID_BEFORE.place] = log(theirs.length);
    row[Feature.PAUSE.place] =
        looked.isEmpty() ? 0 : log((double) Math.max(0, time - looked.getLast().time()));
    row[Feature.DAY_COSINE.place] = Math.cos(angle);
    row[Feature.DAY_SINE.place] = Math.sin(angle);
    row[Feature.WEEKEND.place] = weekday >= 5 ? 1 : 0;
    row[Feature.DAY_SUM.place] = log(sum);
    row[Feature.DAY_SHARE.place] = sum == 0 ? 1 : value / sum;
    row[Feature.COUNTERPARTIES.place] = log(today.size());
    row[Feature.NEW_ONES.place] = log(fresh.size());
    return row;
  }

  /** Median, lower and upper tenth of a feature. */
  double[] usual(Feature feature) {
    double[] values =
        looked().stream().mapToDouble(past -> past.row()[feature.place]).sorted().toArray();
    int last = values.length - 1;
    return new double[] {
      values[last / 2], values[(int) (last * 0.1)], values[(int) Math.ceil(last * 0.9)]
    };
  }

  /** The hours of the day, for words: median, lower and upper tenth. */
  double[] hours() {
    double[] hours =
        looked().stream()
            .mapToDouble(past -> (double) (past.time() % DAY) / 3_600)
            .sorted()
            .toArray();
    int last = hours.length - 1;
    return new double[] {
      hours[last / 2], hours[(int) (last * 0.1)], hours[(int) Math.ceil(last * 0.9)]
    };
  }

  private static double log(double value) {
    return Math.log10(1 + value);
  }

  private static double times(double value, double median) {
    return Math.log10((value + 1) / (median + 1));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }
}
