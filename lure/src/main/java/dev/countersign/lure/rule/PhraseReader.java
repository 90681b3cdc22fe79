package dev.countersign.lure.rule;

import dev.countersign.lure.rule.Phrase.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a phrase as rules write it: words parted by blanks; {@code a|b} for alternatives; {@code (a
 * b|c)} for alternatives of several words; {@code {name}} for a list of the file; {@code ~4} for at
 * most four words of any kind; {@code ?} behind a part that may be absent; {@code begin*}; {@code
 * <url>} and other kinds.
 */
final class PhraseReader {
  private static final int DEEPEST = 8;
  private static final int LONGEST_GAP = 20;

  private final Map<String, List<String>> lists;
  private final Atoms atoms;
  private final String text;
  private final int depth;
  private int at;

  private PhraseReader(String text, Map<String, List<String>> lists, Atoms atoms, int depth) {
    this.text = text;
    this.lists = lists;
    this.atoms = atoms;
    this.depth = depth;
  }

  /**
   * Reads.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static Phrase read(String text, Map<String, List<String>> lists, Atoms atoms) {
    return read(text, lists, atoms, 0);
  }

  private static Phrase read(String text, Map<String, List<String>> lists, Atoms atoms, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("its lists and brackets are nested too deeply");
    }
    PhraseReader reader = new PhraseReader(text, lists, atoms, depth);
    Phrase phrase = reader.phrase();
    if (phrase.first().length == 0) {
      throw new IllegalArgumentException("it has no word");
    }
    return phrase;
  }

  private Phrase phrase() {
    List<Step> steps = new ArrayList<>();
    while (true) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      if (at == text.length()) {
        return new Phrase(steps);
      }
      steps.add(part());
    }
  }

  private Step part() {
    if (text.charAt(at) == '~') {
      return gap();
    }
    Step step = alternatives();
    if (at < text.length() && text.charAt(at) == '?') {
      at++;
      step = new Step.Maybe(step);
    }
    if (at < text.length() && text.charAt(at) != ' ') {
      throw new IllegalArgumentException(
          "“"
              + text.charAt(at)
              + "” stands where a blank is expected, behind “"
              + text.substring(0, at)
              + "”");
    }
    return step;
  }

  private Step gap() {
    int begin = ++at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    String number = text.substring(begin, at);
    int most = number.isEmpty() || number.length() > 2 ? 0 : Integer.parseInt(number);
    if (most < 1 || most > LONGEST_GAP) {
      throw new IllegalArgumentException("a gap is ~1 to ~" + LONGEST_GAP + ", not ~" + number);
    }
    return new Step.Gap(most);
  }

  private Step alternatives() {
    List<Phrase> phrases = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    do {
      switch (text.charAt(at)) {
        case '(' -> bracketed().forEach(p -> phrases.add(read(p, lists, atoms, depth + 1)));
        case '{' -> list().forEach(p -> phrases.add(read(p, lists, atoms, depth + 1)));
        default -> words.add(atoms.number(word()));
      }
    } while (at < text.length() && text.charAt(at) == '|' && ++at < text.length());
    Step.Word word = new Step.Word(words.stream().mapToInt(Integer::intValue).sorted().toArray());
    if (phrases.isEmpty()) {
      return word;
    }
    if (!words.isEmpty()) {
      phrases.add(new Phrase(List.of(word)));
    }
    return joined(phrases);
  }

  /** Alternatives of one word each are one word with more numbers. */
  private static Step joined(List<Phrase> phrases) {
    List<Integer> single = new ArrayList<>();
    List<Phrase> others = new ArrayList<>();
    for (Phrase phrase : phrases) {
      if (phrase.steps().size() == 1 && phrase.steps().getFirst() instanceof Step.Word one) {
        for (int atom : one.atoms()) {
          single.add(atom);
        }
      } else {
        others.add(phrase);
      }
    }
    Step.Word word =
        new Step.Word(single.stream().mapToInt(Integer::intValue).distinct().sorted().toArray());
    if (others.isEmpty()) {
      return word;
    }
    if (word.atoms().length > 0) {
      others.add(new Phrase(List.of(word)));
    }
    return new Step.Either(List.copyOf(others));
  }

  private List<String> bracketed() {
    int begin = ++at;
    int open = 1;
    List<String> parts = new ArrayList<>();
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        parts.add(text.substring(begin, at++));
        return parts;
      } else if (c == '|' && open == 1) {
        parts.add(text.substring(begin, at));
        begin = at + 1;
      }
    }
    throw new IllegalArgumentException("a bracket is not closed");
  }

  private List<String> list() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw new IllegalArgumentException("a brace is not closed");
    }
    String name = text.substring(at + 1, close);
    at = close + 1;
    List<String> list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("there is no list of words “" + name + "”");
    }
    return list;
  }

  private String word() {
    int begin = at;
    int end = at;
    if (text.charAt(at) == '<') {
      end = text.indexOf('>', at) + 1;
      if (end == 0) {
        throw new IllegalArgumentException("“<” is not closed");
      }
    }
    while (end < text.length() && " |?(){}~".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    at = end;
    return text.substring(begin, end);
  }
}
