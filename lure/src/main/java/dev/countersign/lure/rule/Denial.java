package dev.countersign.lure.rule;

import java.util.List;
import java.util.Map;

/**
 * Whether words are denied, or told of others: “never share”, “attackers ask you to run”. The words
 * that do so are the lists {@code deniers}, {@code weak-deniers}, {@code no-deniers} and {@code
 * others} of the rules.
 */
final class Denial {
  private static final int FAR = 6;
  private static final int CLOSE = 2;

  private final Phrase.Step.Word deniers;
  private final Phrase.Step.Word weak;
  private final Phrase.Step.Word afterwards;
  private final List<Phrase> others;

  Denial(Map<String, List<String>> lists, Atoms atoms) {
    this.deniers = words("deniers", lists, atoms);
    this.weak = words("weak-deniers", lists, atoms);
    this.afterwards = words("no-deniers", lists, atoms);
    this.others =
        lists.getOrDefault("others", List.of()).stream()
            .map(text -> PhraseReader.read(text, lists, atoms))
            .toList();
  }

  private static Phrase.Step.Word words(String name, Map<String, List<String>> lists, Atoms atoms) {
    return new Phrase.Step.Word(
        lists.getOrDefault(name, List.of()).stream().mapToInt(atoms::number).sorted().toArray());
  }

  /**
   * @param sentence where the sentence begins
   * @param at where the words begin
   * @param end where they end, exclusive
   */
  boolean denied(int[][] numbers, List<Token> tokens, int sentence, int at, int end) {
    for (int i = sentence; i < at; i++) {
      for (Phrase other : others) {
        if (other.end(numbers, i, at + 1) >= 0) {
          return true;
        }
      }
    }
    int clause = tokens.get(at).clause();
    for (int i = at - 1; i >= sentence && i >= at - FAR; i--) {
      if (tokens.get(i).clause() != clause) {
        break;
      }
      if (denies(numbers, i, at - i)) {
        return true;
      }
    }
    for (int i = at + 1; i < end - 1; i++) {
      if (denies(numbers, i, end - i)) {
        return true;
      }
    }
    return false;
  }

  private boolean denies(int[][] numbers, int i, int distance) {
    boolean denies = deniers.matches(numbers[i]) || (distance <= CLOSE && weak.matches(numbers[i]));
    return denies && !(i + 1 < numbers.length && afterwards.matches(numbers[i + 1]));
  }
}
