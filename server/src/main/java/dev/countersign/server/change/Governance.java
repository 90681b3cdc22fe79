package dev.countersign.server.change;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Who must agree to changes. */
public interface Governance {
  /**
   * What a change of an area needs.
   *
   * @param area such as {@code people}
   */
  Needs needs(String area);

  /**
   * What a change needs besides its proposer.
   *
   * @param approvals how many of which group, all different people
   */
  record Needs(Map<String, Integer> approvals, Duration coolingOff) {
    /** Copies the map. */
    public Needs {
      approvals = Map.copyOf(approvals);
    }

    /** In words, such as {@code 1 of administrators}. */
    public String words() {
      StringBuilder words = new StringBuilder();
      new TreeMap<>(approvals)
          .forEach((group, count) ->
              words
                  .append(words.isEmpty() ? "" : " and ")
                  .append(count)
                  .append(" of ")
                  .append(group));
      return words.toString();
    }
  }
}
