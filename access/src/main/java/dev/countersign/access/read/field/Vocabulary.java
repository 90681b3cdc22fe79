package dev.countersign.access.read.field;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the words of a source mean. Words do not differ by case; a star in one stands for anything,
 * and such words count after all without one, in the order written.
 */
public final class Vocabulary {
  private final Map<String, Meaning> whole = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private record Pattern(String before, String behind, Meaning meaning) {
    boolean fits(String word) {
      return word.length() >= before.length() + behind.length()
          && word.startsWith(before)
          && word.endsWith(behind);
    }
  }

  /** With these meanings, by word. */
  public static Vocabulary of(Map<String, Meaning> words) {
    Vocabulary vocabulary = new Vocabulary();
    words.forEach(vocabulary::add);
    return vocabulary;
  }

  /**
   * The one that stands in a resource beside a class: a word, " = " and a meaning a line; what
   * begins with # is a remark.
   *
   * @throws IllegalStateException when it does not, or cannot be read
   */
  public static Vocabulary resource(Class<?> beside, String name) {
    Vocabulary vocabulary = new Vocabulary();
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> vocabulary.addLine(name, line));
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
    return vocabulary;
  }

  private void addLine(String name, String line) {
    int equals = line.indexOf(" = ");
    if (equals < 1) {
      throw new IllegalStateException(name + ": no word and meaning: " + line);
    }
    try {
      add(line.substring(0, equals).strip(), Meaning.read(line.substring(equals + 3)));
    } catch (UnreadableInput e) {
      throw new IllegalStateException(name + ": " + line + ": " + e.sentence(), e);
    }
  }

  private void add(String written, Meaning meaning) {
    String word = written.toLowerCase(Locale.ROOT);
    int star = word.indexOf('*');
    if (star >= 0) {
      patterns.add(new Pattern(word.substring(0, star), word.substring(star + 1), meaning));
    } else if (whole.putIfAbsent(word, meaning) != null) {
      throw new IllegalStateException("the word " + word + " stands twice");
    }
  }

  /** What a word means; {@link Meaning#OTHER} where it is not known. */
  public Meaning of(String word) {
    Meaning meaning = whole.get(word);
    if (meaning != null) {
      return meaning;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    meaning = whole.get(lower);
    if (meaning != null) {
      return meaning;
    }
    for (Pattern pattern : patterns) {
      if (pattern.fits(lower)) {
        return pattern.meaning();
      }
    }
    return Meaning.OTHER;
  }
}
