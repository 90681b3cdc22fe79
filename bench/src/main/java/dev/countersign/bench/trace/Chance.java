package dev.countersign.bench.trace;

/** Numbers that look like chance, the same ones for the same seed (SplitMix64). */
final class Chance {
  private long state;

  Chance(long seed) {
    this.state = seed;
  }

  static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  long next() {
    state += 0x9e3779b97f4a7c15L;
    return mixed(state);
  }

  /** From 0 to below a bound. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** From 0 to below 1. */
  double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }
}
