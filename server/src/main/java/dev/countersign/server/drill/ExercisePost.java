package dev.countersign.server.drill;

import dev.countersign.drill.rules.VerifiedDomains;
import dev.countersign.model.json.Json;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.notice.MailLine;
import dev.countersign.server.notice.MailServer;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Each mail goes out once at most: one of which it is not known whether it went
 * out is left out of everything.
 */
public final class ExercisePost {
  private static final Logger LOG = LoggerFactory.getLogger(ExercisePost.class);
  private static final int AT_ONCE = 50;
  private static final Duration LOST = Duration.ofMinutes(10);

  private final JournalStore journal;
  private final DrillStore drills;
  private final ExerciseStore exercises;
  private final PeopleStore people;
  private final URI origin;
  private final @Nullable MailServer mail;
  private final InstantSource clock;

  /**
   * By that mail server.
   *
   * @param mail null for none: then nothing is sent
   */
  public ExercisePost(
      JournalStore journal,
      DrillStore drills,
      ExerciseStore exercises,
      PeopleStore people,
      URI origin,
      @Nullable MailServer mail,
      InstantSource clock) {
    this.journal = journal;
    this.drills = drills;
    this.exercises = exercises;
    this.people = people;
    this.origin = origin;
    this.mail = mail;
    this.clock = clock;
  }

  private sealed interface Outcome {
    record Sent(Exercise exercise, Instant at, YearMonth month) implements Outcome {}

    record LeftOut(Exercise exercise, String why) implements Outcome {}
  }

  /** Sends what is due now. */
  public void round() {
    MailServer server = mail;
    if (server == null) {
      return;
    }
    leaveOutLost();
    List<Exercise> due = exercises.take(clock.instant(), AT_ONCE);
    while (!due.isEmpty()) {
      boolean goesOn = send(server, due);
      due = goesOn ? exercises.take(clock.instant(), AT_ONCE) : List.of();
    }
  }

  private void leaveOutLost() {
    List<UUID> lost = exercises.lost(clock.instant().minus(LOST));
    if (!lost.isEmpty()) {
      journal.record(entries ->
          lost.forEach(id -> {
            String why = "It is not known whether it went out";
            if (exercises.leaveOut(id, why)) {
              entries.add("exercise-left-out", "exercise/" + id, Json.object().put("why", why));
            }
          }));
    }
  }

  /** False where the mail server cannot be reached. */
  private boolean send(MailServer server, List<Exercise> due) {
    Session session = MailLine.session(server);
    List<Outcome> outcomes = new ArrayList<>();
    List<Exercise> left = new ArrayList<>(due);
    Map<UUID, Drill> known = new HashMap<>();
    ExerciseLetter letters = new ExerciseLetter(origin, server.from(), session);
    try (MailLine line = MailLine.open(server, session)) {
      while (!left.isEmpty()) {
        Exercise one = left.removeFirst();
        Drill drill = known.computeIfAbsent(one.drill(), id -> drills.find(id).orElseThrow());
        outcomes.add(send(one, drill, line, letters));
      }
      return true;
    } catch (MessagingException e) {
      LOG.warn("exercises could not be handed to the mail server: {}", e.toString());
      return false;
    } finally {
      left.forEach(one -> exercises.giveBack(one.id()));
      record(outcomes);
    }
  }

  private Outcome send(Exercise one, Drill drill, MailLine line, ExerciseLetter letters) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, drill.zone());
    if (!LocalDate.ofInstant(one.plannedAt(), drill.zone()).equals(today)) {
      return new Outcome.LeftOut(one, "Its day was over");
    }
    Optional<Person> person =
        people.find(one.person()).filter(who -> who.state() == Person.State.ACTIVE);
    if (person.isEmpty()) {
      return new Outcome.LeftOut(one, "They may not sign in any more");
    }
    if (VerifiedDomains.of(drill.domains()).whyNot(person.get().email()).isPresent()) {
      return new Outcome.LeftOut(one, "Their address is not at a verified domain any more");
    }
    if (exercises.written().own(one.template()).filter(own -> !own.usable()).isPresent()) {
      return new Outcome.LeftOut(one, "It was withdrawn");
    }
    try {
      InternetAddress to = new InternetAddress(person.get().email(), true);
      line.send(letters.of(one, to, now), to);
      return new Outcome.Sent(one, clock.instant(), YearMonth.from(today));
    } catch (MessagingException e) {
      LOG.debug("an exercise was not taken: {}", e.toString());
      return new Outcome.LeftOut(one, "The mail server did not take it");
    }
  }

  private void record(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    journal.record(entries -> {
      for (Outcome outcome : outcomes) {
        switch (outcome) {
          case Outcome.Sent sent -> {
            exercises.sent(sent.exercise().id(), sent.at(), sent.month());
            entries.add(
                "exercise-sent",
                sent.exercise().subject(),
                Json.object()
                    .put("drill", sent.exercise().drill().toString())
                    .put("template", sent.exercise().template()));
          }
          case Outcome.LeftOut out -> {
            if (exercises.leaveOut(out.exercise().id(), out.why())) {
              entries.add(
                  "exercise-left-out",
                  out.exercise().subject(),
                  Json.object().put("why", out.why()));
            }
          }
        }
      }
    });
  }
}
