package dev.countersign.lure.triage;

import com.google.common.hash.Hashing;
import dev.countersign.lure.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * By what reports are seen to be of one campaign: strong marks ({@code file:}, {@code host:},
 * {@code from:}) and a sketch of the text, the 128 smallest hashes of its runs of three words
 * ({@code words:}). Two sketches that share half of their hashes are of texts that share half of
 * their runs (Broder 1997, bottom-k).
 */
final class Likeness {
  private static final int SKETCH = 128;
  private static final int RUN = 3;
  private static final int MOST_MARKS = 200;
  private static final int MOST_CHARACTERS = 100_000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Likeness() {}

  /** The text's sketch, sorted. */
  static List<String> ofText(Message message) {
    String text = message.subject() + " " + message.text();
    String[] words =
        NO_WORD
            .splitAsStream(
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS))
                    .toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    TreeSet<Long> smallest = new TreeSet<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      long hash = hash(words[i] + " " + words[i + 1] + " " + words[i + 2]);
      if (smallest.size() < SKETCH) {
        smallest.add(hash);
      } else if (hash < smallest.last() && smallest.add(hash)) {
        smallest.pollLast();
      }
    }
    return smallest.stream()
        .map(hash -> String.format(Locale.ROOT, "words:%016x", hash))
        .sorted()
        .toList();
  }

  /** Marks and sketch together, sorted, without repetition. */
  static List<String> of(List<String> marks, List<String> sketch) {
    TreeSet<String> all = new TreeSet<>();
    marks.stream().distinct().limit(MOST_MARKS).forEach(all::add);
    all.addAll(sketch);
    return new ArrayList<>(all);
  }

  private static long hash(String run) {
    return Hashing.murmur3_128().hashUnencodedChars(run).asLong();
  }
}
