package dev.countersign.lure.link;

import dev.countersign.lure.link.LureWords.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads words that lures use in the parts of a host that are not the imitated name. */
final class Signs {
  private static final int LURE_INSIDE = 5;
  private static final int STRONG_INSIDE = 7;
  private static final int NONE = Integer.MIN_VALUE;

  private final WordTrie<Weight> words;

  Signs(Map<String, Weight> words) {
    this.words = new WordTrie<>(words, false);
  }

  /**
   * The words that were found.
   *
   * @param lure those of weight {@link Weight#LURE}, and so on
   * @param unknown letters that belong to no word
   */
  record Seen(
      Set<String> lure,
      Set<String> strong,
      Set<String> pretext,
      Set<String> crypto,
      Set<String> weak,
      int unknown) {
    /**
     * How much they weigh next to a name, in halves.
     *
     * @param service whether the name is a service's, next to which a pretext says more
     */
    int halves(boolean service) {
      int kinds = all().size();
      int most = !lure.isEmpty() ? 4 : !strong.isEmpty() || (service && !pretext.isEmpty()) ? 3 : 2;
      return kinds == 0 ? 0 : kinds == 1 ? most : most + 1;
    }

    /** Whether anything is asked for, or offered. */
    boolean asks() {
      return !lure.isEmpty() || !strong.isEmpty() || !pretext.isEmpty();
    }

    /** The words, those that weigh most first. */
    List<String> all() {
      List<String> all = new ArrayList<>(lure);
      all.addAll(strong);
      all.addAll(pretext);
      all.addAll(crypto);
      all.addAll(weak);
      return all;
    }
  }

  Seen in(List<String> parts) {
    Seen seen =
        new Seen(
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            0);
    int unknown = 0;
    for (String part : parts) {
      if (!whole(part, seen)) {
        unknown += part.length();
        inside(part, seen);
      }
    }
    return new Seen(
        seen.lure(), seen.strong(), seen.pretext(), seen.crypto(), seen.weak(), unknown);
  }

  private static void add(Seen seen, String word, Weight weight) {
    switch (weight) {
      case LURE -> seen.lure().add(word);
      case STRONG -> seen.strong().add(word);
      case PRETEXT -> seen.pretext().add(word);
      case CRYPTO -> seen.crypto().add(word);
      case WEAK -> seen.weak().add(word);
      case PLAIN -> {}
    }
  }

  /** Where a part is made of words and digits alone, the reading that weighs most. */
  private boolean whole(String part, Seen seen) {
    int length = part.length();
    int[] best = new int[length + 1];
    int[] from = new int[length + 1];
    Weight[] by = new Weight[length + 1];
    Arrays.fill(best, NONE);
    best[0] = 0;
    for (int i = 0; i < length; i++) {
      if (best[i] == NONE) {
        continue;
      }
      int at = i;
      words.each(
          part,
          i,
          length,
          (size, weight) -> {
            int value = best[at] + value(weight);
            if (value > best[at + size]) {
              best[at + size] = value;
              from[at + size] = at;
              by[at + size] = weight;
            }
          });
      char c = part.charAt(i);
      if (c >= '0' && c <= '9' && best[i] - 1 > best[i + 1]) {
        best[i + 1] = best[i] - 1;
        from[i + 1] = i;
        by[i + 1] = null;
      }
    }
    if (best[length] == NONE) {
      return false;
    }
    for (int i = length; i > 0; i = from[i]) {
      Weight weight = by[i];
      if (weight != null) {
        add(seen, part.substring(from[i], i), weight);
      }
    }
    return true;
  }

  private static int value(Weight weight) {
    return switch (weight) {
      case LURE -> 100;
      case STRONG -> 50;
      case CRYPTO -> 10;
      case PRETEXT, WEAK -> -5;
      case PLAIN -> -6;
    };
  }

  /** Long words that ask for something, within letters that mean nothing. */
  private void inside(String part, Seen seen) {
    for (int i = 0; i < part.length(); i++) {
      int at = i;
      words.each(
          part,
          i,
          part.length(),
          (size, weight) -> {
            if ((size >= LURE_INSIDE && weight == Weight.LURE)
                || (size >= STRONG_INSIDE && weight == Weight.STRONG)) {
              add(seen, part.substring(at, at + size), weight);
            }
          });
    }
  }
}
