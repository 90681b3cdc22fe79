package dev.countersign.lure.rule;

import dev.countersign.lure.rule.Rule.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for all rules at once: by the word with which a phrase begins, and only for phrases of
 * whose words the text has one each.
 */
final class Search {
  /** A rule with its phrases read. */
  private record Ready(
      Rule rule, List<Phrase> with, List<Phrase> near, List<Phrase> unless, List<Phrase> never) {}

  /** A phrase of which one has to be found, with its rule's place. */
  private record Begun(int rule, Phrase phrase, List<int[]> needed) {}

  private final Atoms atoms;
  private final List<Ready> rules = new ArrayList<>();
  private final Begun[][] byFirst;
  private final Denial denial;

  Search(RuleFile file) {
    this.atoms = new Atoms(file.kinds());
    Map<Integer, List<Begun>> begun = new HashMap<>();
    for (Rule rule : file.rules()) {
      int place = rules.size();
      for (Phrase phrase : read(rule, "any", rule.any(), file)) {
        Begun one = new Begun(place, phrase, phrase.needed());
        for (int first : phrase.first()) {
          begun.computeIfAbsent(first, f -> new ArrayList<>()).add(one);
        }
      }
      rules.add(
          new Ready(
              rule,
              read(rule, "with", rule.with(), file),
              read(rule, "near", rule.near(), file),
              read(rule, "unless", rule.unless(), file),
              read(rule, "never", rule.never(), file)));
    }
    this.denial = new Denial(file.lists(), atoms);
    int most = begun.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    this.byFirst = new Begun[most + 1][];
    begun.forEach((first, phrases) -> byFirst[first] = phrases.toArray(Begun[]::new));
  }

  private List<Phrase> read(Rule rule, String key, List<String> texts, RuleFile file) {
    List<Phrase> phrases = new ArrayList<>();
    for (String text : texts) {
      try {
        phrases.add(PhraseReader.read(text, file.lists(), atoms));
      } catch (IllegalArgumentException e) {
        throw new Rules.BadPhrase(
            "rule “"
                + rule.id()
                + "”, "
                + key
                + ": the phrase “"
                + text
                + "” cannot be read: "
                + e.getMessage());
      }
    }
    return List.copyOf(phrases);
  }

  List<Match> find(Part part, String text) {
    List<Token> tokens = Words.of(text);
    if (tokens.isEmpty()) {
      return List.of();
    }
    int[][] numbers = new int[tokens.size()][];
    BitSet present = new BitSet();
    Map<String, int[]> seen = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      Token token = tokens.get(i);
      numbers[i] =
          token.shape() == Token.Shape.WORD
              ? seen.computeIfAbsent(token.word(), w -> atoms.of(token))
              : atoms.of(token);
      Arrays.stream(numbers[i]).forEach(present::set);
    }
    return new Run(part, text, tokens, numbers, present).matches();
  }

  /** One search in one text. */
  private final class Run {
    private final Part part;
    private final String text;
    private final List<Token> tokens;
    private final int[][] numbers;
    private final BitSet present;
    private final Map<Begun, Boolean> possible = new HashMap<>();
    private final BitSet decided = new BitSet();
    private final List<Match> matches = new ArrayList<>();

    Run(Part part, String text, List<Token> tokens, int[][] numbers, BitSet present) {
      this.part = part;
      this.text = text;
      this.tokens = tokens;
      this.numbers = numbers;
      this.present = present;
    }

    List<Match> matches() {
      int limit = 0;
      int begin = 0;
      for (int i = 0; i < numbers.length; i++) {
        if (i == limit) {
          begin = i;
          limit = sentenceEnd(i);
        }
        for (int number : numbers[i]) {
          if (number < byFirst.length && byFirst[number] != null) {
            for (Begun begun : byFirst[number]) {
              look(begun, begin, i, limit);
            }
          }
        }
      }
      return matches;
    }

    private void look(Begun begun, int sentence, int at, int limit) {
      if (decided.get(begun.rule) || !possible.computeIfAbsent(begun, this::possible)) {
        return;
      }
      int end = begun.phrase.end(numbers, at, limit);
      if (end < 0) {
        return;
      }
      Ready ready = rules.get(begun.rule);
      if (!inWhole(ready)) {
        decided.set(begun.rule);
        return;
      }
      if ((!ready.near.isEmpty() && !stands(ready.near, sentence, limit))
          || stands(ready.unless, sentence, limit)
          || (!ready.rule.bare() && denial.denied(numbers, tokens, sentence, at, end))) {
        return;
      }
      decided.set(begun.rule);
      matches.add(match(ready.rule, at, end));
    }

    private boolean inWhole(Ready ready) {
      return ready.rule.parts().contains(part)
          && (ready.with.isEmpty() || stands(ready.with))
          && !stands(ready.never);
    }

    private boolean possible(Begun begun) {
      for (int[] oneOf : begun.needed) {
        if (Arrays.stream(oneOf).noneMatch(present::get)) {
          return false;
        }
      }
      return true;
    }

    private boolean stands(List<Phrase> phrases) {
      if (phrases.isEmpty()) {
        return false;
      }
      for (int i = 0; i < numbers.length; ) {
        int limit = sentenceEnd(i);
        if (stands(phrases, i, limit)) {
          return true;
        }
        i = limit;
      }
      return false;
    }

    private boolean stands(List<Phrase> phrases, int from, int limit) {
      for (Phrase phrase : phrases) {
        for (int i = from; i < limit; i++) {
          if (phrase.end(numbers, i, limit) >= 0) {
            return true;
          }
        }
      }
      return false;
    }

    private int sentenceEnd(int at) {
      int end = at + 1;
      while (end < numbers.length && tokens.get(end).sentence() == tokens.get(at).sentence()) {
        end++;
      }
      return end;
    }

    private Match match(Rule rule, int at, int end) {
      int start = tokens.get(at).start();
      int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      return new Match(rule, Shown.line(text, start, tokens.get(end - 1).end()), line);
    }
  }
}
