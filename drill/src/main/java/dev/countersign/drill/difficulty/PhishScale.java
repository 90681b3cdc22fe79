package dev.countersign.drill.difficulty;

/**
 * NIST's Phish Scale: how hard a message is to see through, of the number of cues in it and of how
 * well its premise fits. Source: NIST TN 2276, NIST Phish Scale User Guide, 2023; first in Steves,
 * Greene and Theofanos, Categorizing human phishing difficulty: a Phish Scale, Journal of
 * Cybersecurity 6 (2020).
 */
public final class PhishScale {
  private static final int SOME = 9;
  private static final int MANY = 15;
  private static final int MEDIUM = 11;
  private static final int STRONG = 18;

  private PhishScale() {}

  /** How many cues there are. */
  public enum Cues {
    /** 1 to 8. */
    FEW,
    /** 9 to 14. */
    SOME,
    /** 15 and more. */
    MANY;

    /**
     * Of a number.
     *
     * @throws IllegalArgumentException when it is below 1: a message without any cue is none that
     *     people could learn from
     */
    public static Cues of(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("a message for an exercise has at least one cue");
      }
      return count >= PhishScale.MANY ? MANY : count >= PhishScale.SOME ? SOME : FEW;
    }
  }

  /** How well the premise fits. */
  public enum Alignment {
    /** 10 and less. */
    WEAK,
    /** 11 to 17. */
    MEDIUM,
    /** 18 and more. */
    STRONG;

    /** Of {@link Premise#score}. */
    public static Alignment of(int score) {
      return score >= PhishScale.STRONG ? STRONG : score >= PhishScale.MEDIUM ? MEDIUM : WEAK;
    }
  }

  /**
   * The rating.
   *
   * @param cues 1 or more
   * @param premise {@link Premise#score}
   */
  public static Difficulty rate(int cues, int premise) {
    Alignment alignment = Alignment.of(premise);
    return switch (Cues.of(cues)) {
      case FEW -> alignment == Alignment.WEAK ? Difficulty.MODERATELY : Difficulty.VERY;
      case SOME ->
          switch (alignment) {
            case STRONG -> Difficulty.VERY;
            case MEDIUM -> Difficulty.MODERATELY;
            case WEAK -> Difficulty.MODERATELY_TO_LEAST;
          };
      case MANY -> alignment == Alignment.WEAK ? Difficulty.LEAST : Difficulty.MODERATELY;
    };
  }
}
