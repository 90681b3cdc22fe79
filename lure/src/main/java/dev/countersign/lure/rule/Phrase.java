package dev.countersign.lure.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A phrase that a rule looks for, within one sentence: words one after the other, alternatives,
 * gaps. Where it may end is kept as a set of bits, one step a word, so that looking for it takes a
 * time that grows with the text alone.
 *
 * @param steps what follows what
 */
record Phrase(List<Step> steps) {
  /** The most words that a phrase spans. */
  static final int SPAN = 60;

  /** A part of a phrase. */
  sealed interface Step {
    /** A word that is one of these, by the numbers of {@link Atoms}. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Word(int[] atoms) implements Step {
      boolean matches(int[] token) {
        for (int i = 0, j = 0; i < atoms.length && j < token.length; ) {
          if (atoms[i] == token[j]) {
            return true;
          }
          if (atoms[i] < token[j]) {
            i++;
          } else {
            j++;
          }
        }
        return false;
      }
    }

    /** At most so many words of any kind. */
    record Gap(int most) implements Step {}

    /** One of several phrases. */
    record Either(List<Phrase> phrases) implements Step {}

    /** A part that may be absent. */
    record Maybe(Step step) implements Step {}
  }

  Phrase {
    steps = List.copyOf(steps);
  }

  /**
   * Where the phrase ends if it begins at a word.
   *
   * @param tokens the numbers of each word of the text
   * @param begin the word
   * @param limit the end of its sentence, exclusive
   * @return the first word behind it; -1 where it does not stand there
   */
  int end(int[][] tokens, int begin, int limit) {
    long ends = walk(tokens, begin, Math.min(limit - begin, SPAN), 1L);
    return ends == 0 ? -1 : begin + Long.numberOfTrailingZeros(ends);
  }

  private long walk(int[][] tokens, int begin, int length, long from) {
    long at = from;
    for (int i = 0; i < steps.size() && at != 0; i++) {
      at = step(steps.get(i), tokens, begin, length, at);
    }
    return at;
  }

  private static long step(Step step, int[][] tokens, int begin, int length, long from) {
    return switch (step) {
      case Step.Word word -> {
        long next = 0;
        for (long left = from; left != 0; left &= left - 1) {
          int place = Long.numberOfTrailingZeros(left);
          if (place < length && word.matches(tokens[begin + place])) {
            next |= 1L << (place + 1);
          }
        }
        yield next;
      }
      case Step.Gap gap -> {
        long next = from;
        for (int i = 0; i < gap.most(); i++) {
          next |= next << 1;
        }
        yield next & ((2L << length) - 1);
      }
      case Step.Either either -> {
        long next = 0;
        for (Phrase phrase : either.phrases()) {
          next |= phrase.walk(tokens, begin, length, from);
        }
        yield next;
      }
      case Step.Maybe maybe -> from | step(maybe.step(), tokens, begin, length, from);
    };
  }

  /** The numbers with which it can begin. */
  int[] first() {
    List<Integer> first = new ArrayList<>();
    for (Step step : steps) {
      addFirst(step, first);
      if (!(step instanceof Step.Maybe)) {
        break;
      }
    }
    return first.stream().mapToInt(Integer::intValue).distinct().toArray();
  }

  private static void addFirst(Step step, List<Integer> first) {
    switch (step) {
      case Step.Word word -> Arrays.stream(word.atoms()).forEach(first::add);
      case Step.Either either ->
          either.phrases().forEach(p -> Arrays.stream(p.first()).forEach(first::add));
      case Step.Maybe maybe -> addFirst(maybe.step(), first);
      case Step.Gap gap -> throw new IllegalArgumentException("a phrase cannot begin with a gap");
    }
  }

  /** Of each set, a text must have one number for the phrase to stand in it. */
  List<int[]> needed() {
    List<int[]> needed = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Word || step instanceof Step.Either) {
        List<Integer> one = new ArrayList<>();
        addFirst(step, one);
        needed.add(one.stream().mapToInt(Integer::intValue).distinct().toArray());
      }
    }
    return needed;
  }
}
