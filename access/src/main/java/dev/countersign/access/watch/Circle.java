package dev.countersign.access.watch;

/**
 * Who reads the same things as one account does, and how much of what it reads is read by none of
 * them. Of the accounts those are kept that have most in common with it, in a bounded number of
 * counters of which the smallest is taken over (A. Metwally and others, "Efficient computation of
 * frequent and top-k elements in data streams", 2005).
 */
final class Circle {
  private static final int MOST = 32;
  private static final int BELONGS = 3;
  private static final int FADES_AT = 4_000;
  private static final int LEARNT = 30;
  private static final int REMEMBERED = 400;
  private static final double LEAST = 0.05;
  private static final double MOST_SHARE = 0.9;

  /** What is read, each with a share of its own. */
  enum Kind {
    /** What is worth knowing. */
    TELLING,
    /** Documents and code. */
    DOCUMENTS,
    /** Applications that are opened. */
    APPLICATIONS
  }

  private final int[] accounts = new int[MOST];
  private final short[] shared = new short[MOST];
  private int meetings;

  // Begins as if two of ten had been strange.
  private final float[] strange = {2, 2, 2};
  private final float[] reads = {10, 10, 10};

  /** The applications that it opened. */
  final Seen applications = new Seen(64);

  /** All that is read in its name. */
  final Drift drift = new Drift();

  /** Another account, by its number from 1, read the same thing. */
  void meets(int account) {
    int place = 0;
    for (int i = 0; i < MOST; i++) {
      if (accounts[i] == account) {
        place = i;
        break;
      }
      if (shared[i] < shared[place]) {
        place = i;
      }
    }
    accounts[place] = account;
    shared[place]++;
    if (++meetings >= FADES_AT) {
      meetings /= 2;
      for (int i = 0; i < MOST; i++) {
        shared[i] /= 2;
      }
    }
  }

  /** Whether an account reads the same: three things at least. */
  boolean has(int account) {
    for (int i = 0; i < MOST; i++) {
      if (accounts[i] == account) {
        return shared[i] >= BELONGS;
      }
    }
    return false;
  }

  /** Whether enough was read of a kind to tell what is strange. */
  @SuppressWarnings("EnumOrdinal") // a table in memory
  boolean learnt(Kind kind) {
    return reads[kind.ordinal()] >= LEARNT;
  }

  /** The share of strange things in what it reads of a kind. */
  @SuppressWarnings("EnumOrdinal") // a table in memory
  double share(Kind kind) {
    return Math.clamp(strange[kind.ordinal()] / reads[kind.ordinal()], LEAST, MOST_SHARE);
  }

  /** Learns from one read; what is older counts less. */
  @SuppressWarnings("EnumOrdinal") // a table in memory
  void learn(Kind kind, boolean isStrange) {
    int at = kind.ordinal();
    strange[at] += isStrange ? 1 : 0;
    reads[at]++;
    if (reads[at] >= REMEMBERED) {
      reads[at] /= 2;
      strange[at] /= 2;
    }
  }
}
