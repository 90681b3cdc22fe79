package dev.countersign.watch.shape;

/**
 * Which shape is looked for.
 *
 * @param within in seconds: no part of it is older than its last movement by so much
 * @param least of a fan: how many accounts; of a gather-scatter: on each side; of a peel chain: how
 *     many movements; of a cycle and a pass-through: not heeded
 * @param longest of a cycle: how many movements at most, 2 to {@link #LONGEST_CYCLE}
 * @param share in percent, 1 to 100. Of a peel chain: how much of what came is passed on at least.
 *     Of a pass-through: how near what leaves is to what came. Of a cycle: how near its amounts are
 *     to one another
 * @param most how many movements are kept; older ones are forgotten early
 */
public record Sought(ShapeKind kind, long within, int least, int longest, int share, int most) {
  /** The longest cycle that is looked for. */
  public static final int LONGEST_CYCLE = 10;

  /** Checks the ranges. */
  public Sought {
    if (within < 1
        || least < 1
        || longest < 2
        || longest > LONGEST_CYCLE
        || share < 1
        || share > 100
        || most < 1) {
      throw new IllegalArgumentException("no such shape: " + kind);
    }
  }
}
