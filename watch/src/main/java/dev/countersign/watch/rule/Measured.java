package dev.countersign.watch.rule;

import dev.countersign.rules.amount.CannotTell;
import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was added up for one measure of a rule on one chain. */
final class Measured {
  private static final long DAY = 86_400;
  private static final long ALL = 0x27d4eb2f165667c5L;

  private final Measure measure;
  private final Keys keys;
  private final Window window;

  Measured(Measure measure, Keys keys) {
    this.measure = measure;
    this.keys = keys;
    this.window = new Window(measure.over().within(), measure.over().most());
  }

  /** Whether it heeds neither the rule's amount nor its hours. */
  boolean heedsAll() {
    return measure instanceof Measure.FirstSeen || measure instanceof Measure.Ratio;
  }

  /** Adds the movement, which the rule's other conditions fit. */
  void add(View view, boolean fits) {
    boolean counted = measure.over().amount().map(own -> own.fits(view)).orElse(fits || heedsAll());
    if (!counted) {
      return;
    }
    long time = view.move.time();
    long key = key(view);
    switch (measure) {
      case Measure.Count c -> window.add(time, key, 0, BigInteger.ONE);
      case Measure.Rate r -> window.add(time, key, 0, BigInteger.ONE);
      case Measure.Distinct d -> window.add(time, key, d.of().key(view, keys), BigInteger.ONE);
      case Measure.FirstSeen f -> window.add(time, key, f.of().key(view, keys), BigInteger.ONE);
      case Measure.Sum s -> {
        BigInteger amount = s.valued() ? view.value() : view.amount();
        if (amount != null) {
          window.add(time, key, 0, amount);
        }
      }
      case Measure.Ratio r -> {
        BigInteger amount = r.valued() ? view.value() : view.amount();
        if (amount != null) {
          window.add(time, Keys.pair(key, day(time)), 0, amount);
        }
      }
    }
  }

  /** Whether it is between its bounds now. */
  boolean holds(View view) {
    window.tick(view.move.time());
    long key = key(view);
    return switch (measure) {
      case Measure.Count c -> c.bounds().contains(window.count(key));
      case Measure.Rate r -> r.bounds().contains(window.count(key) * r.per() / r.over().within());
      case Measure.Distinct d -> d.bounds().contains(window.kinds(key));
      case Measure.FirstSeen f -> window.count(key, f.of().key(view, keys)) == 1;
      case Measure.Sum s -> s.bounds().contains(window.sum(key));
      case Measure.Ratio r -> {
        BigDecimal ratio = ratio(r, view, key);
        yield ratio.signum() > 0 && r.bounds().contains(ratio);
      }
    };
  }

  /** What it comes to, by the names of a sentence's fields. */
  void tell(View view, Map<String, String> values) {
    long key = key(view);
    switch (measure) {
      case Measure.Count c -> values.putIfAbsent("count", Long.toString(window.count(key)));
      case Measure.Rate r -> values.putIfAbsent("count", Long.toString(window.count(key)));
      case Measure.Distinct d -> values.putIfAbsent("distinct", Long.toString(window.kinds(key)));
      case Measure.FirstSeen f -> values.putIfAbsent("count", "1");
      case Measure.Sum s -> values.putIfAbsent("sum", Wording.amount(window.sum(key), s.unit()));
      case Measure.Ratio r ->
          values.putIfAbsent(
              "ratio", ratio(r, view, key).setScale(1, RoundingMode.HALF_UP).toPlainString());
    }
  }

  /** How many, for expressions. */
  long count(View view) {
    return window.count(key(view));
  }

  /** Of how many kinds, for expressions. */
  long kinds(View view) {
    return window.kinds(key(view));
  }

  /** How much, in 10^-18 of a whole, for expressions. */
  BigInteger sum(View view) {
    return window.sum(key(view));
  }

  Measure measure() {
    return measure;
  }

  void begin(long block) {
    window.begin(block);
  }

  void undo(long block) {
    window.undo(block);
  }

  long forgotten() {
    return window.leftEarly();
  }

  Window window() {
    return window;
  }

  private long key(View view) {
    long key = ALL;
    for (Side side : measure.over().by()) {
      key = Keys.pair(key, side.key(view, keys));
    }
    return key;
  }

  private static long day(long time) {
    return time / DAY + 1;
  }

  /** How many times as much as usual; 0 where too few days are known. */
  private BigDecimal ratio(Measure.Ratio of, View view, long key) {
    long today = day(view.move.time());
    List<BigInteger> sums = new ArrayList<>();
    for (int i = 1; i <= of.days(); i++) {
      long one = Keys.pair(key, today - i);
      if (window.count(one) > 0) {
        sums.add(window.sum(one));
      }
    }
    if (sums.size() < of.least()) {
      return BigDecimal.ZERO;
    }
    BigInteger now =
        of.ofDay() ? window.sum(Keys.pair(key, today)) : of.valued() ? view.value() : view.amount();
    if (now == null) {
      throw new CannotTell("the amount is not known");
    }
    sums.sort(null);
    BigInteger usual;
    int number = 1;
    if (of.median()) {
      usual = sums.get((sums.size() - 1) / 2);
    } else {
      usual = sums.stream().reduce(BigInteger.ZERO, BigInteger::add);
      number = sums.size();
    }
    return usual.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(now)
            .multiply(BigDecimal.valueOf(number))
            .divide(new BigDecimal(usual), 6, RoundingMode.DOWN);
  }
}
