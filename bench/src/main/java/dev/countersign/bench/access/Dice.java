package dev.countersign.bench.access;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Chance out of a seed alone: the same seed, the same numbers. */
public final class Dice {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;

  /** Numbers of a seed, other ones for each salt. */
  public Dice(long seed, long salt) {
    this.random = new SplittableRandom(mixed(seed * GOLDEN + mixed(salt)));
  }

  /** A number scrambled (SplitMix64). */
  static long mixed(long number) {
    long mixed = (number + GOLDEN ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Any number. */
  public long any() {
    return random.nextLong();
  }

  /** True so often. */
  public boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** From 0 to below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform. */
  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in its logarithm: as often between 1 and 10 as between 10 and 100. */
  public double wide(double low, double high) {
    return low * Math.exp(random.nextDouble() * Math.log(high / low));
  }

  /** The same, in whole numbers, both ends among them. */
  public int wideCount(int low, int high) {
    return (int) Math.round(wide(low, high));
  }

  /** About a middle, normally distributed. */
  public double about(double middle, double deviation) {
    return middle + deviation * random.nextGaussian();
  }

  /** How often something happens that happens so often in the mean. */
  public int times(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > 30) {
      return (int) Math.max(0, Math.round(about(mean, Math.sqrt(mean))));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** A place in a list whose first ones are met far more often than its last ones. */
  public int skewed(int bound) {
    double fraction = random.nextDouble();
    return (int) (fraction * fraction * fraction * bound);
  }

  /** One of them. */
  public <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** An id of 16 hexadecimal digits. */
  public String id() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
