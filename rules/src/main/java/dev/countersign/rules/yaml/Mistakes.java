package dev.countersign.rules.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was found wrong so far. */
public final class Mistakes {
  private static final int MOST = 200;
  private static final int LONGEST = 600;

  // What examples have in common is read once for each of them, and wrong but once.
  private final Set<Mistake> found = new LinkedHashSet<>();

  /**
   * Notes one.
   *
   * @param sentence with or without its full stop
   */
  public void add(Spot spot, String sentence) {
    if (found.size() < MOST) {
      found.add(new Mistake(spot.line(), spot.column(), polished(sentence)));
    }
  }

  public boolean any() {
    return !found.isEmpty();
  }

  public List<Mistake> inOrder() {
    return found.stream().sorted().toList();
  }

  private static String polished(String sentence) {
    String visible = sentence.replaceAll("\\p{Cntrl}", " ");
    String cut = visible.length() > LONGEST ? visible.substring(0, LONGEST) + "…" : visible;
    return cut.isEmpty() ? cut : cut.substring(0, 1).toUpperCase(Locale.ROOT) + cut.substring(1);
  }
}
