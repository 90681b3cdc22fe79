package dev.countersign.lure.conclusion;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the table of conclusions.
 *
 * @param id of the line
 * @param all sets of codes or rules; of each set one has to be found
 * @param unless codes or rules that must not be found
 */
record Conclusion(
    String id, MessageFinding finding, String sentence, List<Set<String>> all, Set<String> unless) {
  private static final int WORDS = 60;

  Conclusion {
    all = List.copyOf(all);
    unless = Set.copyOf(unless);
  }

  /** The conclusion, if it is to be drawn. */
  Optional<Finding> of(List<Finding> found) {
    if (found.stream().anyMatch(f -> named(f, unless))) {
      return Optional.empty();
    }
    List<Finding> because = new ArrayList<>();
    for (Set<String> oneOf : all) {
      Optional<Finding> first =
          found.stream().filter(f -> named(f, oneOf)).filter(f -> !because.contains(f)).findFirst();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      because.add(first.get());
    }
    List<String> words = new ArrayList<>();
    List<String> where = new ArrayList<>();
    List<String> signs = new ArrayList<>();
    for (Finding one : because) {
      String quoted = one.evidence().getOrDefault("words", "");
      if (!quoted.isEmpty()) {
        words.add(
            "“" + (quoted.length() > WORDS ? quoted.substring(0, WORDS) + "…" : quoted) + "”");
      }
      where.add(one.evidence().getOrDefault("where", "the message"));
      signs.add(one.code().code());
    }
    return Optional.of(
        Finding.of(
            finding,
            sentence,
            "words",
            Shown.line(String.join(", ", words)),
            "where",
            Shown.line(String.join("; ", where.stream().distinct().toList())),
            "sure",
            "likely",
            "signs",
            String.join(" ", signs),
            "conclusion",
            id));
  }

  private static boolean named(Finding finding, Set<String> names) {
    boolean ofMessage = finding.code() instanceof MessageFinding;
    if (!ofMessage
        && finding.code().outcome() == Outcome.DENY
        && names.contains("dangerous-part")) {
      return true;
    }
    if (!ofMessage && finding.code().outcome() == Outcome.HOLD && names.contains("doubtful-part")) {
      return true;
    }
    return names.contains(finding.code().code())
        || names.contains("rule:" + finding.evidence().getOrDefault("rule", ""))
        || names.contains(
            finding.code().code() + ":" + finding.evidence().getOrDefault("sure", ""));
  }
}
