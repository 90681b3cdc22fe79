package dev.countersign.drill.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which groups are not told of by name. */
public final class SmallGroups {
  private SmallGroups() {}

  /**
   * Those of fewer than {@code k} people, and as many of the next smallest as it takes that what is
   * left over is {@code k} people or more, of two groups or more: a difference from the total would
   * give them away.
   *
   * @param people of each group, who are in no other
   */
  public static Set<String> hidden(Map<String, Integer> people, int k) {
    List<String> smallestFirst = new ArrayList<>(people.keySet());
    smallestFirst.sort(
        Comparator.comparingInt((String name) -> people.getOrDefault(name, 0))
            .thenComparing(name -> name));
    Set<String> hidden = new HashSet<>();
    int together = 0;
    for (String name : smallestFirst) {
      int own = people.getOrDefault(name, 0);
      boolean givenAway = !hidden.isEmpty() && (together < k || hidden.size() < 2);
      if (own < k || givenAway) {
        hidden.add(name);
        together += own;
      }
    }
    return hidden;
  }
}
