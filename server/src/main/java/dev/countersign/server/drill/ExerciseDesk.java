package dev.countersign.server.drill;

import dev.countersign.drill.evidence.Hand;
import dev.countersign.drill.evidence.Judged;
import dev.countersign.drill.evidence.PagePass;
import dev.countersign.drill.evidence.PressJudge;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.evidence.Visit;
import dev.countersign.model.json.Json;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What happens behind the link of an exercise. To fetch its page changes nothing that counts. */
public final class ExerciseDesk {
  /** More presses of one mail's buttons are not looked at: only programs get that far. */
  private static final int MOST_PRESSES = 12;

  private static final int SALT = 12;

  private final JournalStore journal;
  private final ExerciseStore exercises;
  private final DrillStore drills;
  private final PassStore used;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final PagePass passes;

  /** Over those stores. */
  public ExerciseDesk(
      JournalStore journal,
      ExerciseStore exercises,
      DrillStore drills,
      PassStore used,
      InstantSource clock) {
    this.journal = journal;
    this.used = used;
    this.exercises = exercises;
    this.drills = drills;
    this.clock = clock;
    byte[] fresh = new byte[32];
    random.nextBytes(fresh);
    this.passes = new PagePass(used.key(fresh));
  }

  /** What a page asks. */
  public enum Page {
    /** Which button? */
    PRESS,
    /** Was it you? */
    ANSWER,
    /** Have you read it? */
    READ;

    String of(Exercise exercise) {
      return name() + " " + exercise.token();
    }
  }

  /** The exercise with that token; that it was fetched is counted, and nothing more. */
  public Optional<Exercise> fetched(String token) {
    Optional<Exercise> found = find(token);
    found.ifPresent(one -> exercises.fetched(one.id()));
    return found;
  }

  /** The exercise with that token. */
  public Optional<Exercise> find(String token) {
    return token.matches(Token.PATTERN) ? exercises.byToken(token) : Optional.empty();
  }

  /** Its drill. */
  public Drill drill(Exercise exercise) {
    return drills.find(exercise.drill()).orElseThrow();
  }

  /** Whether what is done with it still counts. */
  public boolean running(Exercise exercise) {
    return drill(exercise).running(clock.instant());
  }

  /** What a page made now carries. */
  public String pass(Page page, Exercise exercise) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return passes.issue(page.of(exercise), clock.instant(), salt);
  }

  /**
   * A button of the page behind the link was pressed.
   *
   * @return the exercise as it stands now; empty where there is none
   */
  public Optional<Exercise> press(String token, Map<String, String> form) {
    return changed(
        token,
        (exercise, entries) -> {
          boolean right = Integer.toString(exercise.choice()).equals(form.get("choice"));
          Judged judged = PressJudge.press(visit(Page.PRESS, exercise, form, right), Hand.of(form));
          note(exercise, "exercise-pressed", exercise.standing().pressed(judged), judged, entries);
        });
  }

  /** The question whether it was them was answered. */
  public Optional<Exercise> answer(String token, Map<String, String> form) {
    return changed(
        token,
        (exercise, entries) -> {
          boolean own = "yes".equals(form.get("own"));
          Judged judged = PressJudge.answer(visit(Page.ANSWER, exercise, form, own), Hand.of(form));
          Standing standing = exercise.standing().answered(judged, own);
          note(exercise, "exercise-answered", standing, judged, entries);
        });
  }

  /** They read what gave it away. */
  public Optional<Exercise> read(String token, Map<String, String> form) {
    return changed(
        token,
        (exercise, entries) -> {
          boolean ours = issued(Page.READ, exercise, form).isPresent();
          if (ours && exercises.read(exercise.id(), clock.instant())) {
            entries.add("exercise-lesson-read", exercise.subject(), Json.object());
          }
        });
  }

  private interface Change {
    void of(Exercise exercise, Journal entries);
  }

  private Optional<Exercise> changed(String token, Change change) {
    Optional<Exercise> found = find(token);
    if (found.isEmpty() || found.get().presses() >= MOST_PRESSES) {
      return found;
    }
    journal.record(entries ->
        exercises
            .lock(token)
            .filter(one -> one.presses() < MOST_PRESSES)
            .ifPresent(one -> change.of(one, entries)));
    return find(token);
  }

  private void note(
      Exercise exercise, String kind, Standing standing, Judged judged, Journal entries) {
    boolean program = judged instanceof Judged.NotKnown unknown && unknown.program();
    Instant acted =
        standing.marked() ? Objects.requireNonNullElse(exercise.actedAt(), clock.instant()) : null;
    exercises.stands(exercise.id(), standing, program, acted);
    ObjectNode body = Json.object().put("drill", exercise.drill().toString());
    body.put("standing", standing.word());
    switch (judged) {
      case Judged.ByHand hand -> body.put("taken-for", "a hand");
      case Judged.NotKnown unknown ->
          body.put("taken-for", program ? "a program" : "not known").put("why", unknown.why());
    }
    entries.add(kind, exercise.subject(), body);
  }

  private Visit visit(Page page, Exercise exercise, Map<String, String> form, boolean right) {
    Instant now = clock.instant();
    Instant issued = issued(page, exercise, form).orElse(null);
    boolean first = issued != null && used.use(Token.hash(form.getOrDefault("pass", "")), now);
    return new Visit(
        Objects.requireNonNullElse(exercise.sentAt(), now),
        exercise.reportedAt(),
        running(exercise),
        issued,
        first,
        right,
        exercise.program(),
        now);
  }

  private Optional<Instant> issued(Page page, Exercise exercise, Map<String, String> form) {
    return passes.issued(page.of(exercise), form.getOrDefault("pass", ""));
  }
}
