package dev.countersign.lure.sign;

import dev.countersign.lure.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much a message's words are those of lures: a linear model (logistic regression) over single
 * words and pairs, whose weights are a file. It is one sign among others and decides nothing alone;
 * the words that weigh most are told. {@code MessageModel} in the module bench makes the weights
 * and tells how right they are on messages that they were not made from.
 */
public final class WordModel {
  /** The weights that come with Countersign. */
  public static final WordModel SHIPPED = shipped();

  /** From this score on the words are told: log-odds, before what is rare is weighed in. */
  public static final double TOLD = 0.3;

  private static final int FEWEST = 12;
  private static final int MOST_WORDS = 400;
  private static final int MOST_CHARACTERS = 20_000;
  private static final int LONGEST_WORD = 30;
  private static final String BIAS = "(bias)";

  private final Map<String, Double> weights;
  private final double bias;

  /**
   * A model.
   *
   * @param weights of terms, as {@link #terms} makes them
   */
  public WordModel(Map<String, Double> weights, double bias) {
    this.weights = Map.copyOf(weights);
    this.bias = bias;
  }

  /**
   * The message's terms: words in lower case and pairs of neighbours; links and numbers are one.
   */
  public static Set<String> terms(Message message) {
    List<String> words = words(message.subject() + "\n" + message.text());
    Set<String> terms = new LinkedHashSet<>(words);
    for (int i = 1; i < words.size(); i++) {
      terms.add(words.get(i - 1) + " " + words.get(i));
    }
    return terms;
  }

  /** The score: 0 is even odds; it is not sharpened by length, and few words tell nothing. */
  public double score(Set<String> terms) {
    double sum = 0;
    int known = 0;
    for (String term : terms) {
      Double weight = weights.get(term);
      if (weight != null) {
        sum += weight;
        known++;
      }
    }
    return known < FEWEST ? Math.min(bias, 0) : bias + sum / Math.sqrt(known + 1.0);
  }

  /** The terms that speak most for a lure, the heaviest first. */
  public List<String> telling(Set<String> terms, int most) {
    return terms.stream()
        .filter(term -> weights.getOrDefault(term, 0.0) > 0)
        .sorted(Comparator.comparingDouble((String term) -> -weights.getOrDefault(term, 0.0)))
        .limit(most)
        .toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int end = Math.min(text.length(), MOST_CHARACTERS);
    int at = 0;
    while (at < end && words.size() < MOST_WORDS) {
      char c = text.charAt(at);
      int from = at;
      if (text.startsWith("http", at) && isLink(text, at)) {
        while (at < end && !Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        words.add("(link)");
      } else if (c >= '0' && c <= '9') {
        while (at < end && "0123456789.,k".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
        words.add("(number)");
      } else if (letter(c)) {
        while (at < end && (letter(text.charAt(at)) || text.charAt(at) == '\'')) {
          at++;
        }
        if (at - from <= LONGEST_WORD) {
          words.add(text.substring(from, at).toLowerCase(Locale.ROOT));
        }
      } else {
        at++;
      }
    }
    return words;
  }

  private static boolean isLink(String text, int at) {
    return text.startsWith("://", at + 4) || text.startsWith("s://", at + 4);
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static WordModel shipped() {
    try (InputStream in = WordModel.class.getResourceAsStream("words.csv")) {
      if (in == null) {
        throw new IllegalStateException("the weights of words are missing");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines of a term, a comma and its weight. */
  static WordModel read(String csv) {
    Map<String, Double> weights = new HashMap<>();
    csv.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          int comma = line.lastIndexOf(',');
          weights.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
        });
    Double bias = weights.remove(BIAS);
    if (bias == null) {
      throw new IllegalStateException("the weights of words have no bias");
    }
    return new WordModel(weights, bias);
  }

  /** As {@link #read} reads it, the heaviest first. */
  public String write() {
    StringBuilder csv = new StringBuilder();
    csv.append(
        "# Words and pairs of words, and how much each speaks for a lure; made by MessageModel.\n");
    csv.append(String.format(Locale.ROOT, "%s,%.4f%n", BIAS, bias));
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(one ->
            csv.append(String.format(Locale.ROOT, "%s,%.4f%n", one.getKey(), one.getValue())));
    return csv.toString();
  }
}
