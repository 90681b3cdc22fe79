package dev.countersign.acceptance.drill;

import dev.countersign.drill.evidence.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the simulation knows: who did what with which mail, and in which order. */
final class Truth {
  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private final Map<String, Standing> standing = new HashMap<>();
  private final Set<String> reported = new HashSet<>();
  private final Set<String> programs = new HashSet<>();

  /**
   * By subject, by which exercises can be told apart: whether it was reported or acted on first.
   */
  private final Map<String, Boolean> reportedFirst = new HashMap<>();

  private final Map<String, String> subjects = new HashMap<>();

  void sent(Letter letter, String subject) {
    letters.put(letter.token(), letter);
    standing.put(letter.token(), Standing.NOTHING);
    subjects.put(letter.token(), subject);
  }

  /** A program pressed the first button, or all of them, in a way that no hand does. */
  void programPressed(Letter letter) {
    programs.add(letter.token());
    standing.computeIfPresent(
        letter.token(), (token, now) -> now == Standing.NOTHING ? Standing.NOT_KNOWN : now);
  }

  /** A program that cannot be told from a hand pressed the first button. */
  void pressedAsByHand(Letter letter, boolean first) {
    if (first && !programs.contains(letter.token())) {
      standing.put(letter.token(), Standing.PRESSED);
    } else {
      programPressed(letter);
    }
  }

  void acted(Browsers.Act act) {
    String token = act.letter().token();
    if (programs.contains(token)) {
      standing.put(token, Standing.NOT_KNOWN);
      return;
    }
    standing.put(
        token,
        switch (act.word()) {
          case YES -> Standing.ACTED;
          case NO -> Standing.NOT_KNOWN;
          case NOTHING -> Standing.PRESSED;
        });
    if (act.word() == Browsers.Word.YES) {
      reportedFirst.putIfAbsent(subjectOf(token), false);
    }
  }

  void reportedByRecipient(Letter letter) {
    reported.add(letter.token());
    reportedFirst.putIfAbsent(subjectOf(letter.token()), true);
  }

  private String subjectOf(String token) {
    return String.valueOf(subjects.get(token));
  }

  Map<String, Standing> standings() {
    return standing;
  }

  Set<String> reported() {
    return reported;
  }

  long exercisesReportedFirst() {
    return reportedFirst.values().stream().filter(first -> first).count();
  }

  /** Of how many anybody reported one, or acted on one. */
  long exercisesWithAnything() {
    return reportedFirst.size();
  }

  long count(Standing... some) {
    Set<Standing> wanted = Set.of(some);
    return standing.values().stream().filter(wanted::contains).count();
  }

  /** Mails, reports and acts of some groups' people. */
  long[] of(Set<String> groups) {
    long[] counts = new long[3];
    letters.forEach((token, letter) -> {
      if (groups.contains(DrillCompany.groupOf(letter.to()))) {
        counts[0]++;
        counts[1] += reported.contains(token) ? 1 : 0;
        counts[2] += standing.get(token) == Standing.ACTED ? 1 : 0;
      }
    });
    return counts;
  }
}
