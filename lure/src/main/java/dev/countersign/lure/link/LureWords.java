package dev.countersign.lure.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that lures put next to a name, or next to each other, and how much each weighs. Data, in
 * {@code words.csv}.
 */
final class LureWords {
  /** How a word counts. */
  enum Weight {
    /** Hardly anybody but a lure asks for it next to a name: claim, airdrop, presale. */
    LURE,
    /** It asks for something to be done: verify, reward, login. */
    STRONG,
    /** The name of a currency. */
    CRYPTO,
    /** For a job, a meeting or an account: what is said next to the name of a service. */
    PRETEXT,
    /** It goes with names of services rightly as well: app, support. */
    WEAK,
    /** It says nothing, and stands next to names: get, my, info. */
    PLAIN
  }

  static final LureWords SHIPPED = new LureWords(WordFile.table("words.csv"));

  private final Map<String, Weight> words = new HashMap<>();
  private final Map<String, Weight> skeletons = new HashMap<>();

  private LureWords(List<List<String>> rows) {
    for (List<String> row : rows) {
      Weight weight =
          switch (row.get(1)) {
            case "lure" -> Weight.LURE;
            case "strong" -> Weight.STRONG;
            case "crypto" -> Weight.CRYPTO;
            case "pretext" -> Weight.PRETEXT;
            case "weak" -> Weight.WEAK;
            case "plain" -> Weight.PLAIN;
            default -> throw new IllegalStateException("words.csv has the kind " + row.get(1));
          };
      words.put(row.get(0), weight);
      skeletons.putIfAbsent(Skeleton.of(row.get(0)), weight);
    }
  }

  Map<String, Weight> words() {
    return words;
  }

  Map<String, Weight> skeletons() {
    return skeletons;
  }
}
