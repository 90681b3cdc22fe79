package dev.countersign.lure.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of some groups a text has a whole word of, in one pass over its bytes. Two words that
 * hash alike are taken for the same, so that it says too much rather than too little.
 *
 * @param <G> the groups
 */
final class WordTable<G extends Enum<G>> {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final boolean[] IN_WORD = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      IN_WORD[c] = (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '$' || c >= 128;
    }
  }

  private final Class<G> type;
  private final long[] hashes;
  private final List<EnumSet<G>> groups;
  private final int mask;

  /** A table of the words of each group. */
  WordTable(Class<G> type, Map<G, Set<String>> words) {
    this.type = type;
    int count = words.values().stream().mapToInt(Set::size).sum();
    int size = Integer.highestOneBit(Math.max(4, count)) * 8;
    hashes = new long[size];
    groups = new ArrayList<>(Collections.nCopies(size, EnumSet.noneOf(type)));
    mask = size - 1;
    words.forEach((group, all) -> all.forEach(word -> put(word, group)));
  }

  private void put(String word, G group) {
    long hash = BASIS;
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    int at = slot(hash);
    EnumSet<G> all = EnumSet.of(group);
    all.addAll(groups.get(at));
    hashes[at] = hash;
    groups.set(at, all);
  }

  /** Where a word stands, or the empty place that it would stand at. */
  private int slot(long hash) {
    int at = (int) (hash ^ (hash >>> 32)) & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /**
   * The groups of which a word stands in the text.
   *
   * @param enough where this one is found, the rest of the text is not looked at
   */
  Set<G> in(byte[] text, G enough) {
    Set<G> found = EnumSet.noneOf(type);
    int i = 0;
    while (i < text.length) {
      if (!IN_WORD[text[i] & 0xff]) {
        i++;
        continue;
      }
      long hash = BASIS;
      while (i < text.length && IN_WORD[text[i] & 0xff]) {
        hash = (hash ^ (text[i] & 0xff)) * PRIME;
        i++;
      }
      int at = slot(hash);
      if (hashes[at] != 0) {
        found.addAll(groups.get(at));
        if (found.contains(enough)) {
          return found;
        }
      }
    }
    return found;
  }
}
