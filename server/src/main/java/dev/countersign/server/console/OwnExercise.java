package dev.countersign.server.console;

import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.play.PlayDecision;
import dev.countersign.drill.play.Twist;
import dev.countersign.server.drill.Drill;
import dev.countersign.server.drill.DrillDesk;
import dev.countersign.server.drill.DrillStore;
import dev.countersign.server.drill.Exercise;
import dev.countersign.server.drill.ExerciseStore;
import dev.countersign.server.drill.Play;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.page.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An exercise of one's own, on one's own page.
 *
 * @param ended what one did, in a sentence
 * @param unread whether what gave it away is still to be read
 */
public record OwnExercise(
    String title, String sent, String ended, String path, boolean reported, boolean unread) {
  /** Mails and requests for play money that somebody knows of, or that are over. */
  static List<OwnExercise> all(UUID person, DrillDesk drills, PlayDesk plays, Instant now) {
    List<OwnExercise> all = new ArrayList<>(of(person, drills.exercises(), drills.store(), now));
    plays.of(person).stream()
        .filter(one -> !plays.open(one))
        .map(OwnExercise::of)
        .forEach(all::add);
    return all;
  }

  private static OwnExercise of(Play one) {
    PlayDecision decision = one.decision();
    Twist twist = one.request().scenario().twist();
    String ended =
        decision == null
            ? one.leftOut() ? "The exercise was stopped" : "You did not decide"
            : "You " + decision.words() + (twist.honest() ? ", and it was in order" : "");
    return new OwnExercise(
        "A request to move play money: " + twist.words(),
        Moments.of(one.plannedAt()),
        ended,
        one.path(),
        decision != null && decision.right(twist),
        false);
  }

  /** Those of somebody that they know of, or that are over. */
  static List<OwnExercise> of(
      UUID person, ExerciseStore exercises, DrillStore drills, Instant now) {
    return exercises.of(person).stream()
        .filter(one ->
            one.reportedAt() != null
                || one.standing() == Standing.ACTED
                || isCall(one)
                || !drills.find(one.drill()).map(drill -> running(drill, now)).orElse(false))
        .map(OwnExercise::of)
        .toList();
  }

  /** Whom it was to knows since it ended, and is asked what they did. */
  private static boolean isCall(Exercise one) {
    return one.written().kind() == Kind.SCRIPT;
  }

  private static boolean running(Drill drill, Instant now) {
    return drill.running(now);
  }

  private static OwnExercise of(Exercise one) {
    Instant sent = Objects.requireNonNull(one.sentAt());
    Instant reported = one.reportedAt();
    String ended =
        switch (one.standing()) {
          case ACTED -> "You acted on it";
          case PRESSED ->
              isCall(one)
                  ? "Did you do it? Say so on its page"
                  : "Something acted on it; that is not held to be you";
          case NOT_KNOWN ->
              isCall(one)
                  ? "You said that you did not do it"
                  : "Something acted on it; that is not held to be you";
          case NOTHING ->
              reported != null ? "" : isCall(one) ? "You did not do it" : "You did nothing with it";
        };
    if (reported != null) {
      String soon = "You reported it after " + DrillFigures.span(Duration.between(sent, reported));
      ended = ended.isEmpty() ? soon : ended + ". " + soon;
    }
    return new OwnExercise(
        one.written().title(),
        Moments.of(sent),
        ended,
        isCall(one) ? "/me/calls/" + one.id() : "/d/" + one.token(),
        reported != null,
        one.standing() == Standing.ACTED && one.readAt() == null);
  }
}
