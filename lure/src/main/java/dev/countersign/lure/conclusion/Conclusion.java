package dev.countersign.lure.conclusion;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.rule.Shown;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the table of conclusions.
 *
 * @param id of the line
 * @param all sets of codes or rules; of each set one has to be found, no finding counts twice, and
 *     what stands in the text stands within 40 lines: in a long newsletter a job and a download
 *     have nothing to do with each other
 * @param unless codes or rules that must not be found
 */
record Conclusion(
    String id, MessageFinding finding, String sentence, List<Set<String>> all, Set<String> unless) {
  private static final int WORDS = 60;
  private static final int NEAR = 40;

  Conclusion {
    all = List.copyOf(all);
    unless = Set.copyOf(unless);
  }

  /** The conclusion, if it is to be drawn. */
  Optional<Finding> of(List<Finding> found) {
    if (found.stream().anyMatch(f -> named(f, unless))) {
      return Optional.empty();
    }
    List<List<Finding>> candidates = new ArrayList<>();
    for (Set<String> oneOf : all) {
      List<Finding> fitting = found.stream().filter(f -> named(f, oneOf)).toList();
      if (fitting.isEmpty()) {
        return Optional.empty();
      }
      candidates.add(fitting);
    }
    return candidates.stream()
        .flatMap(List::stream)
        .flatMapToInt(f -> Arrays.stream(lines(f)))
        .distinct()
        .sorted()
        .mapToObj(line -> chosen(candidates, line))
        .filter(because -> !because.isEmpty())
        .findFirst()
        .or(() -> Optional.of(chosen(candidates, 0)).filter(because -> !because.isEmpty()))
        .map(this::drawn);
  }

  /** One finding for each set, those of the text from the line on; empty where there are not. */
  private static List<Finding> chosen(List<List<Finding>> candidates, int line) {
    List<Finding> because = new ArrayList<>();
    for (List<Finding> oneOf : candidates) {
      Optional<Finding> first =
          oneOf.stream()
              .filter(f -> !because.contains(f))
              .filter(f -> {
                int[] lines = lines(f);
                return lines.length == 0
                    || Arrays.stream(lines).anyMatch(l -> l >= line && l <= line + NEAR);
              })
              .findFirst();
      if (first.isEmpty()) {
        return List.of();
      }
      because.add(first.get());
    }
    return because;
  }

  private static int[] lines(Finding finding) {
    String lines = finding.evidence().getOrDefault("lines", "");
    return lines.isEmpty()
        ? new int[0]
        : Arrays.stream(lines.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private Finding drawn(List<Finding> because) {
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
    return Finding.of(
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
        id);
  }

  private static boolean named(Finding finding, Set<String> names) {
    boolean ofMessage = finding.code() instanceof MessageFinding;
    if (!ofMessage) {
      Outcome outcome = finding.code().outcome();
      return (outcome == Outcome.DENY && names.contains("dangerous-part"))
          || (outcome == Outcome.HOLD && names.contains("doubtful-part"))
          || names.contains(finding.code().code());
    }
    return names.contains(finding.code().code())
        || names.contains("rule:" + finding.evidence().getOrDefault("rule", ""))
        || names.contains(
            finding.code().code() + ":" + finding.evidence().getOrDefault("sure", ""));
  }
}
