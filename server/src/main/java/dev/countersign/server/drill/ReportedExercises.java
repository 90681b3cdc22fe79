package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.drill.Leaves.Leaf;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.lure.Exercises;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.Way;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows exercises again when they are reported. A report is one only when nothing else is in it: a
 * lure that carries an exercise's link along is a lure.
 */
public final class ReportedExercises implements Exercises {
  private static final Pattern TOKEN = Pattern.compile("/d/(" + Token.PATTERN + ")(?![a-z2-7])");
  private static final Pattern MAIL = Pattern.compile("<(" + Token.PATTERN + ")@");
  private static final int MOST_READ = 1 << 18;
  private static final int LONGEST_NOTE = 500;
  private static final int MOST_NAMED = 20;

  private final ExerciseStore exercises;
  private final ContactStore company;
  private final URI origin;

  /**
   * Those in that store.
   *
   * @param company which says which domains are the company's
   * @param origin of the console, to which the links of exercises lead
   */
  public ReportedExercises(ExerciseStore exercises, ContactStore company, URI origin) {
    this.exercises = exercises;
    this.company = company;
    this.origin = origin;
  }

  @Override
  public Optional<Known> recognise(Report report, byte[] content) {
    if (!report.whole() || content.length > MOST_READ) {
      return Optional.empty();
    }
    boolean pasted = report.way() == Way.PASTE;
    List<Leaf> leaves =
        pasted
            ? List.of(new Leaf("text/plain", new String(content, StandardCharsets.UTF_8)))
            : Leaves.of(content).orElse(List.of());
    Set<Exercise> named = named(content, leaves);
    if (named.size() != 1) {
      return Optional.empty();
    }
    Exercise exercise = named.iterator().next();
    Likeness likeness =
        new Likeness(
            exercise.written(),
            ExerciseLetter.link(origin, exercise.token()),
            ours(exercise.written()));
    boolean is =
        exactly(exercise, leaves)
            || likeness.of(leaves)
            || (pasted && likeness.ofNote(leaves.getFirst().text()));
    return is
        ? Optional.of(new Known(exercise.id(), answer(exercise.written())))
        : Optional.empty();
  }

  @Override
  public void reported(UUID id, Report report, Journal entries) {
    Exercise exercise = exercises.find(id).orElseThrow();
    boolean own = report.isOf(exercise.person());
    if (own) {
      exercises.reported(id, report.at());
    }
    entries.add(
        "exercise-reported",
        "drill/" + exercise.drill(),
        Json.object().put("by-its-recipient", own).put("template", exercise.template()));
  }

  /** Whichever its Message-ID or its links name. */
  private Set<Exercise> named(byte[] content, List<Leaf> leaves) {
    Set<Exercise> named = new HashSet<>();
    found(MAIL, new String(content, StandardCharsets.ISO_8859_1))
        .forEach(mail -> exercises.byMail(mail).ifPresent(named::add));
    for (Leaf leaf : leaves) {
      for (String text : List.of(leaf.text(), decoded(leaf.text()))) {
        found(TOKEN, text).forEach(token -> exercises.byToken(token).ifPresent(named::add));
      }
    }
    return named;
  }

  /** As it was sent, and at most a note of whoever passes it on. */
  private boolean exactly(Exercise exercise, List<Leaf> leaves) {
    List<Leaf> left = new ArrayList<>(leaves);
    for (Leaf one : ExerciseLetter.leaves(origin, exercise)) {
      if (!left.remove(one)) {
        return false;
      }
    }
    return left.stream().allMatch(ReportedExercises::isNote);
  }

  private static boolean isNote(Leaf leaf) {
    return leaf.type().equals("text/plain")
        && leaf.text().length() <= LONGEST_NOTE
        && !leaf.text().contains("://")
        && !leaf.text().toLowerCase(Locale.ROOT).contains("www.");
  }

  /** Hosts of the company, of its console, and of what a look-alike shows. */
  private Set<String> ours(Template template) {
    Set<String> all = new HashSet<>();
    company.us().domains().forEach(one -> all.add(one.toLowerCase(Locale.ROOT)));
    all.add(String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT));
    if (template.linkText().matches("[a-z0-9.-]+/.*")) {
      all.add(template.linkText().substring(0, template.linkText().indexOf('/')));
    }
    return all;
  }

  private static Answer answer(Template template) {
    List<String> why = new ArrayList<>();
    why.add("Reporting it is what stops a real one: thank you.");
    why.addAll(template.lesson().subList(0, Math.min(2, template.lesson().size())));
    return new Answer(
        KIND,
        template.subject(),
        "",
        Verdict.of(List.of()),
        why,
        List.of("Nothing more. You can delete it."),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find() && found.size() < MOST_NAMED) {
      found.add(Objects.requireNonNull(matcher.group(1)));
    }
    return found;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
