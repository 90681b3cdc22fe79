package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Verdict;
import dev.countersign.server.drill.Leaves.Leaf;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.lure.Exercises;
import dev.countersign.server.lure.Report;
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
import java.util.stream.Collectors;

/**
 * Knows exercises again when they are reported. A report is one only when everything in it is the
 * exercise's or the company's own: a lure that carries an exercise's link along is a lure.
 */
public final class ReportedExercises implements Exercises {
  private static final Pattern TOKEN = Pattern.compile("/d/(" + Token.PATTERN + ")(?![a-z2-7])");
  private static final Pattern MAIL = Pattern.compile("<(" + Token.PATTERN + ")@");
  private static final int MOST_READ = 1 << 20;
  private static final int LONGEST_NOTE = 500;

  /** Services that put another link in the place of each; theirs hold ours. */
  private static final List<String> REWRITERS =
      List.of(
          ".safelinks.protection.outlook.com",
          "urldefense.com",
          "urldefense.proofpoint.com",
          "secure-web.cisco.com",
          "linkprotect.cudasvc.com",
          ".mimecastprotect.com",
          "url.emailprotection.link");

  private final ExerciseStore exercises;
  private final ContactStore company;
  private final String origin;
  private final String host;

  /**
   * Those in that store.
   *
   * @param company which says which domains are the company's
   * @param origin of the console, to which the links of exercises lead
   */
  public ReportedExercises(ExerciseStore exercises, ContactStore company, URI origin) {
    this.exercises = exercises;
    this.company = company;
    this.origin = origin.toString();
    this.host = String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Known> exactly(Report report, byte[] content) {
    if (!report.whole() || content.length > MOST_READ) {
      return Optional.empty();
    }
    Set<Exercise> named = byMail(content);
    List<Leaf> left = new ArrayList<>(Leaves.of(content).orElse(List.of()));
    if (named.size() != 1) {
      return Optional.empty();
    }
    Exercise exercise = named.iterator().next();
    for (Leaf one : ExerciseLetter.leaves(URI.create(origin), exercise)) {
      if (!left.remove(one)) {
        return Optional.empty();
      }
    }
    return left.stream().allMatch(ReportedExercises::isNote)
        ? Optional.of(new Known(exercise.id(), answer(exercise, "", List.of())))
        : Optional.empty();
  }

  /** What people write above what they pass on. */
  private static boolean isNote(Leaf leaf) {
    return leaf.type().equals("text/plain")
        && leaf.text().length() <= LONGEST_NOTE
        && !leaf.text().contains("://")
        && !leaf.text().toLowerCase(Locale.ROOT).contains("www.");
  }

  private Set<Exercise> byMail(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, MOST_READ), StandardCharsets.ISO_8859_1);
    Set<Exercise> named = new HashSet<>();
    found(MAIL, head).forEach(mail -> exercises.byMail(mail).ifPresent(named::add));
    return named;
  }

  @Override
  public Optional<Known> recognise(Report report, byte[] content, Answer answer) {
    Set<Exercise> named = byMail(content);
    Set<Exercise> linked = new HashSet<>();
    answer.indicators().stream()
        .filter(one -> one.kind() == Indicator.Kind.URL)
        .map(one -> decoded(one.value()))
        .forEach(link ->
            found(TOKEN, link).forEach(token -> exercises.byToken(token).ifPresent(linked::add)));
    named.addAll(linked);
    if (linked.isEmpty() || named.size() != 1 || !report.whole() || !answer.unread().isEmpty()) {
      return Optional.empty();
    }
    Exercise exercise = named.iterator().next();
    Set<String> ours = ours(exercise.written());
    return answer.indicators().stream().allMatch(one -> belongs(one, report, exercise, ours))
        ? Optional.of(new Known(exercise.id(), answer(exercise, answer.sender(), answer.parts())))
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

  private boolean belongs(Indicator one, Report report, Exercise exercise, Set<String> ours) {
    String value = one.value().toLowerCase(Locale.ROOT);
    return switch (one.kind()) {
      case URL -> linkBelongs(one.value(), exercise, ours);
      case DOMAIN -> isOurs(value, ours) || isRewriter(value);
      case ADDRESS -> isOurs(value.substring(value.lastIndexOf('@') + 1), ours);
      case SHA256 -> value.equals(report.sha256()) || files(exercise).contains(value);
      case HANDLE, PACKAGE -> false;
    };
  }

  private boolean linkBelongs(String link, Exercise exercise, Set<String> ours) {
    String at = hostOf(link);
    String own = ExerciseLetter.link(URI.create(origin), exercise.token());
    if (link.startsWith(origin + "/")) {
      return link.startsWith(own);
    }
    return isOurs(at, ours) || (isRewriter(at) && decoded(link).contains(own));
  }

  /** Hosts of the company, of its console, and of what a look-alike shows. */
  private Set<String> ours(Template template) {
    Set<String> all =
        company.us().domains().stream()
            .map(one -> one.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(HashSet::new));
    all.add(host);
    if (template.linkText().matches("[a-z0-9.-]+/.*")) {
      all.add(template.linkText().substring(0, template.linkText().indexOf('/')));
    }
    return all;
  }

  private static boolean isOurs(String at, Set<String> ours) {
    return ours.stream().anyMatch(one -> at.equals(one) || at.endsWith("." + one));
  }

  private static boolean isRewriter(String at) {
    return REWRITERS.stream().anyMatch(one -> at.equals(one) || at.endsWith(one));
  }

  private Set<String> files(Exercise exercise) {
    Template template = exercise.written();
    if (template.file().isEmpty()) {
      return Set.of();
    }
    String text =
        ExerciseLetter.file(
            template,
            ExerciseLetter.link(URI.create(origin), exercise.token()),
            template.choices().get(exercise.choice()));
    return Set.of(Token.hash(text), Token.hash(text.replace("\n", "\r\n")));
  }

  private static Answer answer(Exercise exercise, String sender, List<Part> parts) {
    Template template = exercise.written();
    List<String> why = new ArrayList<>();
    why.add("Reporting it is what stops a real one: thank you.");
    why.addAll(template.lesson().subList(0, Math.min(2, template.lesson().size())));
    return new Answer(
        KIND,
        template.subject(),
        sender,
        Verdict.of(List.of()),
        why,
        List.of("Nothing more. You can delete it."),
        parts,
        List.of(),
        List.of(),
        List.of());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find() && found.size() < 100) {
      found.add(Objects.requireNonNull(matcher.group(1)));
    }
    return found;
  }

  private static String hostOf(String link) {
    try {
      return String.valueOf(URI.create(link).getHost()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A rewriter writes the link that it holds in percent signs, or after its own pattern. */
  private static String decoded(String link) {
    try {
      return URLDecoder.decode(link, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return link;
    }
  }
}
