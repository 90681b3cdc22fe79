package dev.countersign.access.read.field;

import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import dev.countersign.model.value.UnreadableInput;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source's word means in our words. Written as an activity and what else follows from the
 * word alone: {@code policy_changed weakened=yes}, {@code challenge result=failure}, {@code
 * api_token_created target=account}.
 *
 * @param result null where the record says how it ended
 * @param kind of what it was done to; null where the record says it
 */
public record Meaning(
    Activity activity,
    @Nullable Result result,
    Target.@Nullable Kind kind,
    Map<String, String> details) {
  /** Of a word that is not known. */
  public static final Meaning OTHER = new Meaning(Activity.OTHER, null, null, Map.of());

  /** Copies the details. */
  public Meaning {
    details = Map.copyOf(details);
  }

  /** Whether the word is known. */
  public boolean known() {
    return !equals(OTHER);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableInput when it is none, saying what would be right
   */
  public static Meaning read(String written) {
    String[] words = written.strip().split("\\s+");
    Activity activity =
        Activity.of(words[0])
            .orElseThrow(() ->
                new UnreadableInput(
                    "“" + words[0] + "” is no activity; they are " + list(Activity.values())));
    Result result = null;
    Target.Kind kind = null;
    Map<String, String> details = new LinkedHashMap<>();
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      if (equals < 1 || equals == word.length() - 1) {
        throw new UnreadableInput("“" + word + "” is not written as name=value");
      }
      String value = word.substring(equals + 1);
      switch (word.substring(0, equals)) {
        case "result" -> result = result(value);
        case "target" -> kind = kind(value);
        default -> details.put(word.substring(0, equals), value);
      }
    }
    return new Meaning(activity, result, kind, details);
  }

  /**
   * The result of that word.
   *
   * @throws UnreadableInput when there is none
   */
  public static Result result(String word) {
    Optional<Result> result =
        Arrays.stream(Result.values()).filter(one -> one.word().equals(word)).findFirst();
    return result.orElseThrow(
        () -> new UnreadableInput("“" + word + "” is none of success, failure, unknown"));
  }

  /**
   * The kind of target of that word.
   *
   * @throws UnreadableInput when there is none
   */
  public static Target.Kind kind(String word) {
    return Target.Kind.of(word)
        .orElseThrow(() ->
            new UnreadableInput(
                "“" + word + "” is no kind of target; they are " + list(Target.Kind.values())));
  }

  private static String list(Object[] values) {
    return Arrays.toString(values).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }
}
