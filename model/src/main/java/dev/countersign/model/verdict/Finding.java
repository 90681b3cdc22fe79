package dev.countersign.model.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fact that matters.
 *
 * @param code its entry in the catalogue
 * @param sentence the fact in this case, for a person
 * @param evidence what it rests on, name to value, in the order given; never a secret
 */
public record Finding(FindingCode code, String sentence, Map<String, String> evidence) {
  /** Copies the evidence. */
  public Finding {
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  /**
   * With its evidence as name, value, name, value.
   *
   * @throws IllegalArgumentException on an odd number of them
   */
  public static Finding of(FindingCode code, String sentence, String... evidence) {
    if (evidence.length % 2 != 0) {
      throw new IllegalArgumentException("evidence comes in pairs of name and value");
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < evidence.length; i += 2) {
      pairs.put(evidence[i], evidence[i + 1]);
    }
    return new Finding(code, sentence, pairs);
  }
}
