package dev.countersign.drill.exercise;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.difficulty.PhishScale;
import dev.countersign.drill.difficulty.Premise;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A written exercise.
 *
 * @param id such as {@code recruiter-1}; it stays the same for ever, since nobody gets one twice
 * @param title for whoever plans exercises
 * @param from the name beside the sender's address; the address is always the company's own
 * @param paragraphs of the mail, or what the role player says, in order; {@code {link}} stands for
 *     the link, {@code {choice}} for the recipient's word
 * @param linkText what the link shows in place of its address; empty for its address
 * @param file the name of a text file that comes along; empty for none
 * @param question what stands over the buttons of the page behind the link
 * @param choices the buttons, of which the mail names one
 * @param fields labels of a form on that page; what is typed into it goes nowhere
 * @param cues how often each stands in it
 * @param lesson what gives it away, a sentence each
 */
public record Template(
    String id,
    Kind kind,
    String title,
    String from,
    String subject,
    List<String> paragraphs,
    String linkText,
    String file,
    String question,
    List<String> choices,
    List<String> fields,
    Map<Cue, Integer> cues,
    Premise premise,
    List<String> lesson) {
  /** Where the link goes. */
  public static final String LINK = "{link}";

  /** Where the recipient's word goes. */
  public static final String CHOICE = "{choice}";

  /** So many buttons has the page behind a link. */
  public static final int CHOICES = 6;

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException when something is missing without which it would not work
   */
  public Template {
    paragraphs = List.copyOf(paragraphs);
    choices = List.copyOf(choices);
    fields = List.copyOf(fields);
    lesson = List.copyOf(lesson);
    cues = Map.copyOf(cues);
    if (!id.matches("[a-z][a-z0-9-]{1,39}") || title.isBlank()) {
      throw new IllegalArgumentException("an exercise needs an id and a title: " + id);
    }
    if (lesson.isEmpty() || cues.isEmpty()) {
      throw new IllegalArgumentException(id + " teaches nothing: it needs cues and a lesson");
    }
    if (kind.mailed()) {
      String text = String.join("\n", paragraphs);
      if (!text.contains(LINK) || !text.contains(CHOICE)) {
        throw new IllegalArgumentException(id + " names no link, or no word to choose");
      }
      if (choices.size() != CHOICES || choices.stream().distinct().count() != CHOICES) {
        throw new IllegalArgumentException(id + " needs " + CHOICES + " different buttons");
      }
    }
  }

  /** How hard it is to see through. */
  public Difficulty difficulty() {
    return PhishScale.rate(cueCount(), premise.score());
  }

  /** All cues, each as often as it stands there. */
  public int cueCount() {
    return cues.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The cues in the scale's order. */
  public Map<Cue, Integer> cuesInOrder() {
    return new EnumMap<>(cues);
  }
}
