package dev.countersign.access.watch;

/**
 * Who reads the same things as one account does, and how much of what it reads is read by none of
 * them. Another belongs to the circle that had something in common with it on three days: nobody
 * joins it by what is read in one go. A bounded number of others is kept; the one with the fewest
 * days makes room, of several the one longest unseen.
 */
final class Circle {
  private static final int MOST = 96;
  private static final int BELONGS = 3;
  private static final int FORMED = 3;
  private static final int FADES_AT = 60;
  private static final long OTHER_WORK = 14 * 86_400;
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
  private final short[] days = new short[MOST];
  private final short[] latest = new short[MOST];

  private long learnsUntil;

  // Begins as if two of ten had been strange.
  private final float[] strange = {2, 2, 2};
  private final float[] reads = {10, 10, 10};

  /** The applications that it opened. */
  final Seen applications = new Seen(64);

  /** All that is read in its name. */
  final Drift drift = new Drift();

  /**
   * Another account, by its number from 1, read the same thing; the day is since 1970. Whether it
   * belonged to the circle before.
   */
  boolean meets(int account, int day) {
    for (int i = 0; i < MOST; i++) {
      if (accounts[i] == account) {
        boolean belongs = days[i] >= BELONGS;
        if (day > latest[i]) {
          latest[i] = (short) day;
          days[i]++;
          if (days[i] >= FADES_AT) {
            fade();
          }
        }
        return belongs;
      }
    }
    join(account, day);
    return false;
  }

  private void join(int account, int day) {
    int place = 0;
    for (int i = 1; i < MOST; i++) {
      if (days[i] < days[place] || (days[i] == days[place] && latest[i] < latest[place])) {
        place = i;
      }
    }
    accounts[place] = account;
    latest[place] = (short) day;
    days[place] = 1;
  }

  /** What is long ago counts less. */
  private void fade() {
    for (int i = 0; i < MOST; i++) {
      days[i] = (short) (days[i] / 2);
    }
  }

  /** Whether there are enough to compare with: three accounts that read the same. */
  boolean formed() {
    int count = 0;
    for (short one : days) {
      count += one >= BELONGS ? 1 : 0;
    }
    return count >= FORMED;
  }

  /** Somebody else gave it a role: what it reads may change, and is learnt anew for two weeks. */
  void turnsToOtherWork(long at) {
    learnsUntil = Math.max(learnsUntil, at + OTHER_WORK);
    drift.clear();
  }

  /** Whether enough was read of a kind to tell what is strange. */
  @SuppressWarnings("EnumOrdinal") // a table in memory
  boolean learnt(Kind kind, long at) {
    return at >= learnsUntil && reads[kind.ordinal()] >= LEARNT;
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
