package dev.countersign.lure.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be a name in a label: it, its parts between hyphens, and those without common words. */
final class Cores {
  private static final int MOST = 48;
  private static final int SHORTEST = 3;

  private final WordTrie<LureWords.Weight> fromStart;
  private final WordTrie<LureWords.Weight> fromEnd;

  Cores(Map<String, LureWords.Weight> words) {
    fromStart = new WordTrie<>(words, false);
    fromEnd = new WordTrie<>(words, true);
  }

  /**
   * A part of a label.
   *
   * @param start in the joined label
   * @param end exclusive
   */
  record Core(int start, int end) {
    int length() {
      return end - start;
    }
  }

  List<Core> of(LabelText label) {
    List<Core> cores = new ArrayList<>();
    Set<Core> seen = new HashSet<>();
    List<Integer> edges = new ArrayList<>();
    edges.add(0);
    edges.addAll(label.breaks());
    edges.add(label.joined().length());
    int few = Math.min(edges.size(), 8);
    for (int width = few - 1; width > 0; width--) {
      for (int i = 0; i + width < few; i++) {
        add(cores, seen, new Core(edges.get(i), edges.get(i + width)));
      }
    }
    for (int i = 0; i < cores.size() && cores.size() < MOST; i++) {
      strip(label.joined(), cores.get(i), cores, seen);
    }
    return cores;
  }

  private void strip(String text, Core core, List<Core> cores, Set<Core> seen) {
    fromStart.each(
        text,
        core.start(),
        core.end(),
        (size, weight) -> add(cores, seen, new Core(core.start() + size, core.end())));
    fromEnd.each(
        text,
        core.start(),
        core.end(),
        (size, weight) -> add(cores, seen, new Core(core.start(), core.end() - size)));
    int start = core.start();
    while (start < core.end() && Character.isDigit(text.charAt(start))) {
      start++;
    }
    add(cores, seen, new Core(start, core.end()));
    int end = core.end();
    while (end > core.start() && Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    add(cores, seen, new Core(core.start(), end));
  }

  private static void add(List<Core> cores, Set<Core> seen, Core core) {
    if (core.length() >= SHORTEST && cores.size() < MOST && seen.add(core)) {
      cores.add(core);
    }
  }
}
