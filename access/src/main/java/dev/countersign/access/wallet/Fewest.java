package dev.countersign.access.wallet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How few are enough. The number is that of the smallest set, found by trying the sets in the order
 * of their size; of those who stand in the same places only how many is tried, not which.
 *
 * @param certainty whether the number is the smallest, or only not too large
 * @param number how many; 0 where none are enough
 * @param which one such set; empty unless the number is exact
 */
public record Fewest(Certainty certainty, int number, Set<String> which) {
  /** Sets that are tried at most. */
  private static final int MOST_TRIED = 60_000;

  /** Copies. */
  public Fewest {
    which = Set.copyOf(which);
  }

  /** How sure the number is. */
  public enum Certainty {
    /** No smaller set is enough, and one of this size is. */
    EXACT,
    /** No smaller set is enough; larger ones are too many to try. */
    AT_LEAST,
    /** All together are not enough. */
    NEVER
  }

  /** People; of keys that nobody knows each is somebody else's. */
  public static Fewest people(Needed needed) {
    return of(needed, voice -> Set.of(voice.who()));
  }

  /** People, where all keys that nobody knows were one and the same person's. */
  public static Fewest peopleAtWorst(Needed needed) {
    return of(needed, voice -> Set.of(voice.known() ? voice.who() : ""));
  }

  /** Teams; whoever belongs to none stands for themselves. */
  public static Fewest teams(Needed needed) {
    return of(
        needed, voice -> voice.teams().isEmpty() ? Set.of("\0" + voice.who()) : voice.teams());
  }

  /** Teams, where all who belong to none were of one and the same. */
  public static Fewest teamsAtWorst(Needed needed) {
    return of(needed, voice -> voice.teams().isEmpty() ? Set.of("") : voice.teams());
  }

  /** Devices; a key of which nobody said where it lies is on one of its own. */
  public static Fewest devices(Needed needed) {
    return of(
        needed, voice -> Set.of(voice.device().isEmpty() ? "\0" + voice.who() : voice.device()));
  }

  /** True where exactly one is enough. */
  public boolean isOne() {
    return certainty == Certainty.EXACT && number == 1;
  }

  /** The one that is enough, where {@link #isOne}. */
  public String one() {
    return which.iterator().next();
  }

  /** For a sentence: "2", "at least 4", "no number of them". */
  public String words() {
    return switch (certainty) {
      case EXACT -> Integer.toString(number);
      case AT_LEAST -> "at least " + number;
      case NEVER -> "no number of them";
    };
  }

  /**
   * Of labels of any kind.
   *
   * @param labels of a voice, one or more; it agrees when one of them is among the chosen
   */
  static Fewest of(Needed needed, Function<Voice, Set<String>> labels) {
    Places places = new Places(labels);
    places.of(needed);
    if (!needed.met(voice -> true)) {
      return new Fewest(Certainty.NEVER, 0, Set.of());
    }
    Search search = new Search(needed, labels, places.alike());
    for (int size = 0; size <= places.count(); size++) {
      if (search.finds(size, 0)) {
        return new Fewest(Certainty.EXACT, size, search.chosen);
      }
      if (search.tried > MOST_TRIED) {
        return new Fewest(Certainty.AT_LEAST, size, Set.of());
      }
    }
    return new Fewest(Certainty.NEVER, 0, Set.of());
  }

  /**
   * Where each label stands, person by person. Two that stand in the same places can be exchanged.
   */
  private static final class Places {
    private final Function<Voice, Set<String>> labels;
    private final Map<String, Map<String, List<String>>> places = new TreeMap<>();
    private int nodes;

    Places(Function<Voice, Set<String>> labels) {
      this.labels = labels;
    }

    int count() {
      return places.size();
    }

    List<List<String>> alike() {
      Map<List<String>, List<String>> alike = new LinkedHashMap<>();
      places.forEach((label, people) -> {
        List<String> at =
            people.values().stream().map(of -> of.stream().sorted().toList().toString()).toList();
        alike.computeIfAbsent(at.stream().sorted().toList(), k -> new ArrayList<>()).add(label);
      });
      return List.copyOf(alike.values());
    }

    void of(Needed needed) {
      int node = nodes++;
      switch (needed) {
        case Voice voice -> note(voice, "alone" + node);
        case Needed.Some some -> {
          for (Needed one : some.of()) {
            if (one instanceof Voice voice) {
              note(voice, "of" + node);
            } else {
              of(one);
            }
          }
        }
        case Needed.Asked asked -> {
          asked.by().forEach(voice -> note(voice, "by" + node));
          Needed.Some others = asked.others();
          if (others != null) {
            of(others);
          }
        }
      }
    }

    private void note(Voice voice, String place) {
      Set<String> all = labels.apply(voice);
      for (String label : all) {
        places
            .computeIfAbsent(label, key -> new TreeMap<>())
            .computeIfAbsent(voice.who(), key -> new ArrayList<>())
            // One of several labels is not exchanged: the others would have to stand alike too.
            .add(all.size() == 1 ? place : place + new TreeSet<>(all) + label);
      }
    }
  }

  private static final class Search {
    private final Needed needed;
    private final Function<Voice, Set<String>> labels;
    private final List<List<String>> alike;
    private final Set<String> chosen = new HashSet<>();
    private int tried;

    Search(Needed needed, Function<Voice, Set<String>> labels, List<List<String>> alike) {
      this.needed = needed;
      this.labels = labels;
      this.alike = alike;
    }

    /** Tries all choices of so many out of the kinds from that one on, besides those chosen. */
    boolean finds(int size, int from) {
      if (++tried > MOST_TRIED) {
        return false;
      }
      if (size == 0) {
        return needed.met(voice -> labels.apply(voice).stream().anyMatch(chosen::contains));
      }
      if (from == alike.size()) {
        return false;
      }
      List<String> kind = alike.get(from);
      int most = Math.min(size, kind.size());
      for (int i = 0; i < most; i++) {
        chosen.add(kind.get(i));
      }
      for (int taken = most; taken >= 0; taken--) {
        if (finds(size - taken, from + 1)) {
          return true;
        }
        if (taken > 0) {
          chosen.remove(kind.get(taken - 1));
        }
      }
      return false;
    }
  }
}
