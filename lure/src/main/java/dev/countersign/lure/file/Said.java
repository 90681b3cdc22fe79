package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found so far, without repetition and within a bound. Not for several threads. */
final class Said {
  private static final int MOST_OF_A_KIND = 25;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<FileFinding, Integer> counts = new EnumMap<>(FileFinding.class);
  private final Set<String> places = new HashSet<>();

  /** Certain. */
  void say(FileFinding code, String sentence, String words, String where) {
    say(code, sentence, words, where, "certain");
  }

  /** At most 25 of one code, one a place. */
  void say(FileFinding code, String sentence, String words, String where, String sure) {
    if (places.add(code + " " + where) && counts.merge(code, 1, Integer::sum) <= MOST_OF_A_KIND) {
      findings.add(
          Finding.of(
              code, sentence, "words", Quote.of(words), "where", Quote.of(where), "sure", sure));
    }
  }

  void addAll(Collection<Finding> others) {
    findings.addAll(others);
  }

  boolean has(FileFinding code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
