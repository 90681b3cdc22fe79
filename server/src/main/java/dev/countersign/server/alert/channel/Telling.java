package dev.countersign.server.alert.channel;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.notice.Plain;
import dev.countersign.watch.alert.Incident.Status;
import dev.countersign.watch.alert.Message.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an incident, as it stood then. All words that somebody else may have written are
 * plain: in one line, and no links.
 *
 * @param id by which the other side knows two tellings to be of the same thing; for a test, the
 *     test's
 * @param number of the incident; 0 for a test
 * @param level of the ladder, from 1; 0 for what is no call
 * @param severity the worst of the alerts that stand; empty where all were taken back
 * @param worst the worst that it had
 * @param title the sentence of its worst alert
 * @param alerts the worst of its alerts, or those that it is about
 * @param count how many alerts it has in all
 * @param by who said so; empty where nobody did
 * @param reason why; empty where none was given
 * @param link to its page
 * @param at when it stood so
 */
public record Telling(
    UUID id,
    long number,
    Event event,
    int level,
    Status status,
    Optional<Severity> severity,
    Severity worst,
    String group,
    String title,
    List<Line> alerts,
    long count,
    String by,
    String reason,
    String link,
    Instant openedAt,
    Instant at) {
  private static final int TITLE = 160;

  /** Makes the words plain. */
  public Telling {
    alerts = List.copyOf(alerts);
    title = Plain.of(title, 500);
    group = Plain.of(group, 300);
    by = Plain.of(by, 200);
    reason = Plain.of(reason, 500);
  }

  /**
   * An alert in it.
   *
   * @param chain null where it is about none
   * @param block null where it is in none
   * @param transaction empty where it is about none
   */
  public record Line(
      UUID id,
      String code,
      Severity severity,
      String about,
      String sentence,
      Map<String, String> evidence,
      Instant at,
      long times,
      boolean takenBack,
      @Nullable Long chain,
      @Nullable Long block,
      String transaction) {
    /** Makes the words plain. */
    public Line {
      about = Plain.of(about, 300);
      sentence = Plain.of(sentence, 500);
      evidence = Map.copyOf(evidence);
    }
  }

  /** The severity to show: the worst of what stands, or else the worst that it had. */
  public Severity shown() {
    return severity.orElse(worst);
  }

  /** One line that says what it is. */
  public String headline() {
    String what =
        switch (event) {
          case CALL -> word() + (level > 1 ? ", call " + level : "") + ": " + title;
          case MORE -> "More alerts, " + count + " in all: " + title;
          case ALERT -> word() + ": " + (alerts.isEmpty() ? title : alerts.getFirst().sentence());
          case TAKEN_BACK ->
              severity.isEmpty() ? "All taken back: " + title : "Taken back in part: " + title;
          case ACKNOWLEDGED -> "Taken on: " + title;
          case RESOLVED -> "Over: " + title;
          case TEST -> "A test of this channel: nothing happened";
        };
    String whole = event == Event.TEST ? what : "Incident " + number + ", " + what;
    return whole.length() > TITLE ? whole.substring(0, TITLE) + "…" : whole;
  }

  /** What a person needs to know besides, one sentence a line. */
  public List<String> sentences() {
    if (event == Event.TEST) {
      return List.of("Somebody who looks after alerts wanted to know whether they arrive here.");
    }
    List<String> lines = new ArrayList<>();
    switch (event) {
      case CALL ->
          lines.add(
              level > 1
                  ? "Nobody has taken it on yet. Look at it and take it on, or more people are called."
                  : "Look at it and take it on, or more people are called.");
      case MORE -> lines.add("Further alerts came to an incident that you know of.");
      case ALERT -> {}
      case TAKEN_BACK ->
          lines.add(
              severity.isEmpty()
                  ? "What it rests on left the chain: all of its alerts are taken back, and nobody is"
                      + " called for it any more."
                  : "Some of what it rests on left the chain; the rest still stands.");
      case ACKNOWLEDGED -> lines.add(by + " is at it. Nobody else is called.");
      case RESOLVED -> lines.add(by + " says that it is over: " + reason);
      case TEST -> {}
    }
    return lines;
  }

  private String word() {
    return shown().name().toUpperCase(Locale.ROOT);
  }
}
