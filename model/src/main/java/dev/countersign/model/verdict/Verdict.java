package dev.countersign.model.verdict;

import java.util.Comparator;
import java.util.List;

/** Whether a payload may be signed, with the findings that decided it, the most severe first. */
public sealed interface Verdict {

  /** The findings, the most severe first. */
  List<Finding> findings();

  /** The outcome by itself. */
  Outcome outcome();

  /** It may be signed. The findings are notes. */
  record Allow(List<Finding> findings) implements Verdict {
    /** Copies, and refuses a finding that holds or denies. */
    public Allow {
      findings = sorted(findings);
      if (findings.stream().anyMatch(f -> f.code().outcome() != Outcome.ALLOW)) {
        throw new IllegalArgumentException("an allow cannot carry a finding that holds or denies");
      }
    }

    @Override
    public Outcome outcome() {
      return Outcome.ALLOW;
    }
  }

  /**
   * It waits.
   *
   * @param releases what would release it, each a sentence
   */
  record Hold(List<Finding> findings, List<String> releases) implements Verdict {
    /** Copies. */
    public Hold {
      findings = sorted(findings);
      releases = List.copyOf(releases);
    }

    @Override
    public Outcome outcome() {
      return Outcome.HOLD;
    }
  }

  /** It must not be signed. */
  record Deny(List<Finding> findings) implements Verdict {
    /** Copies. */
    public Deny {
      findings = sorted(findings);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DENY;
    }
  }

  /**
   * The verdict that the findings add up to, whatever their order: the worst outcome among them.
   */
  static Verdict of(List<Finding> findings) {
    Outcome worst =
        findings.stream().map(f -> f.code().outcome()).reduce(Outcome.ALLOW, Outcome::worse);
    return switch (worst) {
      case ALLOW -> new Allow(findings);
      case DENY -> new Deny(findings);
      case HOLD ->
          new Hold(
              findings,
              findings.stream()
                  .filter(f -> f.code().outcome() == Outcome.HOLD)
                  .map(f -> f.code().release())
                  .filter(release -> !release.isEmpty())
                  .distinct()
                  .toList());
    };
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Finding f) -> f.code().outcome())
                .thenComparing(f -> f.code().severity())
                .reversed())
        .toList();
  }
}
